"""What a newsroom takes of a decision: texts made by rules from the record, the list as files, pictures. Nothing is said that is not on record."""
