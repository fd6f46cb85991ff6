"""What follows from the claims: rules, and the axioms that they are held against."""
