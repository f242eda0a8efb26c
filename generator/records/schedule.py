"""The day of publication of what waits for somebody to name one."""

UNSCHEDULED = "2999-12-31"
"""Written to `publish_at` by what makes records without knowing the day: nothing of such a record shows until a person writes another."""
