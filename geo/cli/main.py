"""The commands, one module each."""

from __future__ import annotations

import typer

from geo.cli import export, extract, gazetteer, geocode, parse, serve

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="News reports in, a dated, sourced, reviewable incident map out.",
)
app.command("extract")(extract.extract)
app.command("parse")(parse.parse)
app.command("geocode")(geocode.geocode)
app.command("export")(export.export)
app.command("serve")(serve.serve)
app.add_typer(gazetteer.app, name="gazetteer")
