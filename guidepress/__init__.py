"""guidepress turns one source of a training guide into every product that trainers and readers hold."""
