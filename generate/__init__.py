"""Records to paper: drafts and the writers of every output format."""
