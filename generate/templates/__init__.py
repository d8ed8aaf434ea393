"""One folder a Word template."""
