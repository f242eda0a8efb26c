"""How fast the generator is, beside Hugo and a plain copy of the same site: `python -m tests.bench`."""
