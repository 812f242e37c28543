"""Places that the user adds: GeoNames dumps and postal files, tables and GeoJSON, one file a format."""
