"""Where the gazetteer's places come from: one file a source, each a function that yields entries."""
