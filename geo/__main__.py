"""`python -m geo`."""

import sys

from geo.cli import server

if __name__ == "__main__":
    code = server.serve_plainly(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from geo.cli.main import app

    app(prog_name="python -m geo")
