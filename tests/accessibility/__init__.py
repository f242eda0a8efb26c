"""Everyone can read it: what checkers, the keyboard and a screen reader find on each kind of page."""
