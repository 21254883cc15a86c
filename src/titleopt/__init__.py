"""Score, mend and write product titles for Chinese marketplaces."""
