"""The commands, one module each, imported when they are asked for: no command waits for another's libraries."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

_COMMANDS = ("extract", "parse", "geocode", "import", "feeds", "export", "gazetteer", "eval", "serve")
_MODULES = {
    "eval": "evaluate",
    "import": "importing",
}  # where module and function bear another name: Python has words of its own for these


class _OnDemand(TyperGroup):
    """The modules `geo.cli.<command>`: a function of the module's name, or a group of commands called `app`."""

    def list_commands(self, ctx: object) -> list[str]:
        """Names of the commands, in the order in which help shows them."""
        return list(_COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """The command of that name, or None."""
        if cmd_name not in _COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        module = import_module(f"geo.cli.{name}")
        found = get_command(getattr(module, "app", None) or _alone(getattr(module, name)))
        found.name = cmd_name
        return found  # type: ignore[return-value]  # Typer makes these two and no other


def _alone(command: Callable[..., object]) -> typer.Typer:
    """A program of one command."""
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(command)
    return program


app = typer.Typer(
    cls=_OnDemand,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="News reports in, a dated, sourced, reviewable incident map out.",
    epilog="Exit codes: 0 done; 1 not done; 2 an option is wrong, or part of the input was refused and named; "
    "3 nothing was found, or a floor was missed.",
)


@app.callback()
def _program() -> None:
    """News reports in, a dated, sourced, reviewable incident map out."""
