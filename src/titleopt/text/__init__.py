"""One title as characters and tokens: folding, width, tokens."""
