"""Where a command writes: data to stdout, the rest to stderr."""

import os
import sys
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams of a command, and how much it says."""

    out: TextIO
    err: TextIO
    quiet: bool = False
    verbose: bool = False

    def write(self, text: str) -> None:
        """Write data, as it is."""
        self.out.write(text)

    def say(self, text: str) -> None:
        """Say what is being done; nothing with --quiet."""
        if not self.quiet:
            self.err.write(f"{text}\n")

    def complain(self, text: str) -> None:
        """Say what is wrong."""
        red, plain = ("\033[31m", "\033[0m") if self.colour(self.err) else ("", "")
        self.err.write(f"{red}mesograph: {text}{plain}\n")

    @property
    def on_terminal(self) -> bool:
        """Whether a person reads the data as it is written."""
        return self.out.isatty()

    @staticmethod
    def colour(stream: TextIO) -> bool:
        """Whether to colour: on a terminal, unless NO_COLOR is set."""
        return stream.isatty() and not os.environ.get("NO_COLOR")


def console(*, quiet: bool = False, verbose: bool = False) -> Console:
    """Give the console of this process, in UTF-8 with line ends as written."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="")
    return Console(sys.stdout, sys.stderr, quiet, verbose)
