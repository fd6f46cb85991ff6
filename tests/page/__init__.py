"""The page of a build: whole, alone, and for any screen."""
