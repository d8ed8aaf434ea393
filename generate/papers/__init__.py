"""What is laid over a drafted document: comments, revisions, a PDF of it, and where each piece of it comes from."""
