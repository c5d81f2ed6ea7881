"""Stage 1: YAML and Markdown files become the model; every problem is found here, with its place."""
