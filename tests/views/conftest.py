"""The smallest root, with files laid over it, for the views too."""

from tests.checks.conftest import lay

__all__ = ["lay"]
