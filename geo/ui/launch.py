"""Start the pages: Streamlit on a port of this machine, with the map made ready while the browser is on its way.

`streamlit run app.py` does the same, but reads Streamlit's own command line first.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.settings import ROOT

if TYPE_CHECKING:
    from starlette.middleware import Middleware

_POLL_S = 0.02
_NO_VISITOR = "streamlit.runtime.scriptrunner_utils.script_run_context"


def launch(address: str, port: int) -> None:
    """Serve the pages at `address` and `port` until interrupted; does not return.

    Args:
        address: what to listen on; 127.0.0.1 lets nobody else in.
        port: 1 to 65535.
    """
    gc.disable()  # nothing that an import makes is garbage: looking for it takes a sixth of the time
    import streamlit

    app = streamlit.App(ROOT / "app.py", middleware=middleware())
    sys.argv[:] = [
        str(ROOT / "app.py")
    ]  # Streamlit imports from this file's folder, and reads the settings beside it
    # Without a name of its own the server would ask others for the name that it has outside.
    config = {
        "server.address": address,
        "server.port": port,
        "server.headless": True,
        "browser.serverAddress": address,
    }
    app.run(config=config)


def middleware() -> list[Middleware]:
    """What answers requests before Streamlit does; from this call on the map is made ready.

    Called once, by what serves the pages.
    """
    import streamlit
    from starlette.middleware import Middleware

    from geo.ui.assets import Assets, style

    gc.disable()
    _spare()
    _compress_pages()
    _end_quietly()
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()
    folder = Path(streamlit.__file__).with_name("static") / "static"
    pages = ["/", *(f"/{path.stem}" for path in (ROOT / "pages").glob("*.py"))]
    return [Middleware(Assets, folder=folder, pages=pages, style=style())]


def _end_quietly() -> None:
    """Let Ctrl-C end `streamlit run` with code 0; uvicorn would raise it again once all is closed, and Streamlit call that "Aborted!"."""
    from uvicorn import Server

    ends = signal.getsignal(signal.SIGINT)
    server = getattr(ends, "__self__", None)
    if not isinstance(server, Server):  # `geo serve` has its own way
        return

    def end(*_: object) -> None:
        signal.signal(signal.SIGINT, ends)  # the second Ctrl-C does not wait for open pages
        server.should_exit = True

    signal.signal(signal.SIGINT, end)


def _spare() -> None:
    """Spare Streamlit two searches: all callers' sources, to tell a REPL (0.2 s), and all packages for components of version 2 (0.3 s)."""
    from streamlit import delta_generator
    from streamlit.components.v2.component_manager import BidiComponentManager

    delta_generator._use_warning_has_been_displayed = True
    BidiComponentManager.discover_and_register_components = lambda *_, **__: None  # type: ignore[method-assign]


def _compress_pages() -> None:
    """Let messages to a browser be compressed against the 32 kB before them.

    uvicorn remembers 4 kB, a sixth of a page: a page drawn anew, most of it as it was, is then sent almost whole. It costs a quarter of a megabyte a visitor.
    """
    from uvicorn.protocols.websockets import websockets_sansio_impl as lines
    from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

    lines.ServerPerMessageDeflateFactory = lambda **_: ServerPerMessageDeflateFactory()  # type: ignore[assignment, attr-defined]


def _prepare() -> None:
    """Import what the map page needs and publish its incidents; the page does whatever fails here again."""
    try:
        _prepare_map()
    except (GeoError, OSError) as error:
        logging.getLogger(__name__).debug("The map was not made ready: %s", error)
    finally:
        gc.freeze()
        gc.enable()


def _prepare_map() -> None:
    from streamlit import runtime

    from geo.ui import templates

    while not runtime.exists():
        time.sleep(_POLL_S)
    logging.getLogger(_NO_VISITOR).setLevel(logging.ERROR)  # it warns that this thread belongs to no visitor
    templates.compile_when_rendered()
    # streamlit_folium needs these, but must itself be imported by a visitor's page, where it registers itself.
    import folium.plugins  # noqa: F401

    from geo.ui import map_page, map_view  # noqa: F401

    map_view.prepare()


def _attend() -> None:
    """End with whoever started the server: its end of our standard input closes then."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it, without a traceback
    if sys.argv[3:] == ["attended"]:
        threading.Thread(target=_attend, name="attend", daemon=True).start()
    launch(sys.argv[1], int(sys.argv[2]))
