"""Many titles at once."""
