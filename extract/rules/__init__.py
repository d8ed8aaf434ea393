"""One file a kind of record: rules read an Outline and yield candidates."""
