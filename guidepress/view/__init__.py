"""Stage 3: the model becomes what one product's audience sees, as plain JSON documents."""
