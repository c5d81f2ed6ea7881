"""Stage 2: the model's text is replaced from a language's catalogues; what has no translation is marked."""
