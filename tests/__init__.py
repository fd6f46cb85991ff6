"""What mesograph promises, one behaviour a test."""
