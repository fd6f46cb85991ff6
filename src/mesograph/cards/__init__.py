"""Cards: what is known of a trial, a condition, a route or a review, and who says it."""
