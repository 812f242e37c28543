"""`feeds`: RSS and Atom, subscribed to; only new entries are read."""

from __future__ import annotations

from typing import Annotated

import typer

from geo.cli import shell
from geo.errors import shown_name
from geo.store import open_store

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Subscribe to RSS and Atom feeds, and read what is new in them.",
)


@app.command()
def add(url: Annotated[str, typer.Argument(metavar="URL", help="Address of the feed.")]) -> None:
    """Subscribe to a feed: it is asked once, and its entries are read with `poll`."""
    from geo.store.polling import subscribe

    with shell.plain_errors():
        settings = shell.settings()
        with open_store(settings) as store:
            feed, new = subscribe(store, settings, url)
        state = "subscribed" if new else "subscribed to already"
        typer.echo(
            f"{shown_name(feed.title)}: {state}, {len(feed.entries)} entries; `feeds poll` reads them",
            err=True,
        )


@app.command("list")
def list_() -> None:
    """The feeds, when they were last asked, and what went wrong then."""
    with shell.plain_errors(), open_store(shell.settings()) as store:
        for one in store.feeds():
            asked = f"{one.polled_at:%Y-%m-%d %H:%M}" if one.polled_at else "never asked"
            problem = f"\t{shown_name(one.problem, 300)}" if one.problem else ""
            typer.echo(f"{one.url}\t{shown_name(one.title)}\t{asked}\t{one.read} read{problem}")


@app.command()
def poll() -> None:
    """Ask every feed and read its new entries. Exit code 2: some could not be asked."""
    from geo.events.extract import Extractor
    from geo.store.polling import poll as ask

    with shell.plain_errors():
        settings = shell.settings()
        with open_store(settings) as store:
            if not store.feeds():
                typer.echo("no feed is subscribed to; `feeds add URL` does it", err=True)
                return
            extractor = Extractor.load(shell.gazetteer(settings), settings)
            done = ask(store, settings, extractor)
    for one in done:
        left = f"; {one.left:,} more new entries are left: `feeds poll` again reads them" if one.left else ""
        told = one.problem or f"{one.new} new entries, {one.incidents} incidents added{left}"
        typer.echo(f"{shown_name(one.title)}: {shown_name(told, 300)}", err=True)
    if any(one.problem for one in done):
        raise typer.Exit(2)


@app.command()
def remove(url: Annotated[str, typer.Argument(metavar="URL", help="Address of the feed.")]) -> None:
    """Unsubscribe; what was read of the feed stays."""
    with shell.plain_errors(), open_store(shell.settings()) as store:
        store.remove_feed(url)
    typer.echo(f"{url}: no longer subscribed to", err=True)
