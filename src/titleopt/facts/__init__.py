"""What one title says, each fact measured once."""
