"""Stage 5: finished products are looked at, alone and across each other."""
