"""What is wrong with the input becomes one line on standard error and exit code 1."""

import sys
from typing import IO, Any

import click


class Fault(click.ClickException):
    """Input that is at fault; exit code 1, one line, no usage text."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line."""
        click.echo(f"quizgen: {' '.join(self.format_message().split())}", file=file or sys.stderr)


class Faults(click.Group):
    """A group whose commands may raise ``SourceError`` or ``OSError``: the user sees one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of a pipe has had enough; click ends quietly
            raise
        except OSError as fault:
            where = f"{fault.filename}: " if fault.filename else ""
            raise Fault(where + (fault.strerror or str(fault))) from fault
        except ValueError as fault:
            from quizgen.source import SourceError  # late, for the sake of --help

            if not isinstance(fault, SourceError):
                raise
            raise Fault(str(fault)) from fault
