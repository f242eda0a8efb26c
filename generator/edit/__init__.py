"""Help for editors: the canonical text of a record, its schema, and what else makes editing easy. All of it follows from the record types."""
