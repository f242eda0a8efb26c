"""A miniature repository and the whole site that must come of it."""
