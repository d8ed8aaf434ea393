"""One file an input format: each reads a file into a Layout and is found by folder scan."""
