"""What words mean: the terms of data/ and of the user, found on folded titles."""
