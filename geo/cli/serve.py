"""`serve`: the map in the browser, on this machine only."""

from __future__ import annotations

from typing import Annotated

import typer

from geo.cli import server, shell


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = server.PORT,
    address: Annotated[
        str, typer.Option(help="Address to listen on; anything but 127.0.0.1 lets others in.")
    ] = server.ADDRESS,
) -> None:
    """Start the map; the first time the gazetteer is built before."""
    with shell.plain_errors():
        chosen = shell.settings()
        built = chosen.gazetteer_path.is_file()
        if not built:
            shell.gazetteer(chosen)

        def later() -> None:
            if built:
                server.refresh(chosen)

        raise typer.Exit(server.run(address, port, later))
