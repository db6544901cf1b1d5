"""Errors a user can mend: each names the value, the limit and the remedy."""

from __future__ import annotations


class SimgenError(Exception):
    """Bad input or a missing prerequisite. The command line prints it in one line and exits with status 2."""


class MissingDependencyError(SimgenError):
    """A package or system library that an optional part needs is not installed."""

    def __init__(self, what: str, needed_for: str, remedy: str) -> None:
        super().__init__(f"{what} is not available, which {needed_for} needs; {remedy}")
        self.what = what
        self.remedy = remedy
