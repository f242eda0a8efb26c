"""How each kind of page looks, held by pictures of the miniature repository."""
