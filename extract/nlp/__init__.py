"""The only door to underthesea and spaCy."""
