"""One NFC text and a tree of numbered nodes, made of a Layout."""
