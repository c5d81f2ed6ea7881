"""Stage 4: views become files. A product opens only views, templates and media, never the source."""
