"""The commands, one module each: what it takes from the command line, and what it prints.

A module has `NAME`, `HELP`, `add(command)` for its options, and `run(options)` that returns an exit code. What a command needs and no
other does is imported in `run`, so that each starts as quickly as it can.
"""

from __future__ import annotations

from types import ModuleType

from generator.commands import (
    build,
    check,
    format,
    from_form,
    github,
    guide,
    import_sheet,
    init,
    ledger,
    new,
    policy,
    review,
    schema,
    serve,
    template,
    verify,
    withdraw,
)

COMMANDS: tuple[ModuleType, ...] = (
    check, build, verify, serve, new, format, import_sheet, template, withdraw, review, policy, from_form, github, schema, guide, ledger, init,
)
"""In the order in which `--help` lists them."""
