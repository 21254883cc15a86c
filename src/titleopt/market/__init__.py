"""Titles among search terms: what buyers want and which of it a title serves."""
