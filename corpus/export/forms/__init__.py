"""One file a form of export, found by folder scan; the file's name is the form's name."""
