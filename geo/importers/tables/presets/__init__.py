"""Tables that are known by their header: one file per publisher, one line each in `presets.registry`."""
