"""`python -m geo`."""

import sys

from geo.cli import server

if __name__ == "__main__":
    try:
        code = server.serve_plainly(sys.argv[1:])
    except KeyboardInterrupt:
        code = 0
    if code is not None:
        sys.exit(code)
    from geo.cli.main import app

    app(prog_name="python -m geo")
