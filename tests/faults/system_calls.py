"""Make the calls that a piece of code sends to the operating system fail, or end, at a chosen one."""

from __future__ import annotations

import builtins
import ctypes
import fcntl
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

CALLS = ("chmod", "close", "fsync", "link", "listdir", "lstat", "mkdir", "open", "pread", "pwrite", "read", "rename", "replace",
         "rmdir", "scandir", "stat", "unlink", "write")


class Killed(BaseException):
    """The process is no more: each further call raises it again, so that nothing is tidied up."""


class SystemCalls:
    """Counts the calls that have to do with a folder, or with a file opened there.

    `at` is the number of the call that does not happen: it fails with `code`, or is where a kill comes when `code` is None.
    How many calls there are may differ between two runs, by the tick of the clock that a file was written at: a test of one
    certain call counts `only` those of its name.
    """

    def __init__(self, folder: str, at: int = 0, code: int | None = None, only: str = "") -> None:
        self.folder, self.at, self.code, self.only = folder, at, code, only
        self.count = 0
        self.names: list[str] = []
        self._descriptors: set[int] = set()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in CALLS:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
        patch.setattr(fcntl, "flock", self._wrapped("flock", fcntl.flock))
        opened = self._wrapped("open", builtins.open)
        patch.setattr(builtins, "open", opened)
        patch.setattr(io, "open", opened)
        library = ctypes.CDLL(None, use_errno=True)
        real = getattr(library, "renameat2", None)

        def renameat2(*arguments: Any) -> int:
            try:
                self._step("renameat2", arguments)
            except OSError as error:
                ctypes.set_errno(error.errno)
                return -1
            return real(*arguments)

        patch.setattr(ctypes, "CDLL", lambda *_, **__: type("Library", (), {"renameat2": staticmethod(renameat2) if real else None}))

    def close_all(self) -> None:
        """What the kernel does for a process that is no more."""
        for descriptor in self._descriptors:
            os.close(descriptor)

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if not self._concerns([*arguments, *options.values()]):
                return real(*arguments, **options)
            try:
                self._step(name, arguments)
            except OSError:
                if name == "close":
                    self._close(real, arguments[0])
                raise
            if name == "close":
                return self._close(real, arguments[0])
            result = real(*arguments, **options)
            if name == "open" and isinstance(result, int):
                self._descriptors.add(result)
            return result

        return call

    def _close(self, real: Callable[..., Any], descriptor: int) -> None:
        self._descriptors.discard(descriptor)
        real(descriptor)

    def _concerns(self, values: list[Any]) -> bool:
        return any(
            value in self._descriptors if isinstance(value, int) else isinstance(value, (str, bytes, os.PathLike))
            and os.fsdecode(value).startswith(self.folder) for value in values)

    def _step(self, name: str, arguments: tuple) -> None:
        self.names.append(name)
        killed = self.code is None and 0 < self.at <= self.count
        if name == self.only or not self.only or killed:
            self.count += 1
        else:
            return
        if self.code is None:
            if self.at and self.count >= self.at:
                raise Killed
        elif self.count == self.at:
            named = isinstance(arguments[0], (str, os.PathLike))
            raise OSError(self.code, os.strerror(self.code), *([os.fspath(arguments[0])] if named else []))
