"""Accept what comes of the golden forms today: `python -m tests.edit.forms`, then read the difference."""

from tests.edit.forms.test_golden import CASES, came_of

for case in CASES:
    for name, text in came_of(case).items():
        (case / name).write_text(text, encoding="utf-8") if text else (case / name).unlink(missing_ok=True)
