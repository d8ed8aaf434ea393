"""What a whole store says, on one page."""
