"""The calendars that readers follow: what is in them (occasions), which there are (calendars), their form (ics) and their files (files)."""
