"""What every command shares: errors as one plain line, progress on a terminal, the gazetteer opened once."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from errno import EDQUOT, EFBIG, EISDIR, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import typer

from geo.errors import FileRefusedError, GeoError, InvalidValueError
from geo.settings import Settings, load_settings

if TYPE_CHECKING:
    from geo.gazetteer.index import Gazetteer

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn every expected failure into one line on stderr, without a traceback.

    The exit code is 1, or 2 for an impossible value on the command line, as Typer's own errors. A reader that goes away (`| head`) and Ctrl-C end the command quietly.
    """
    try:
        yield
    except GeoError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2 if isinstance(error, InvalidValueError) else 1) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
    except OSError as error:
        typer.echo(f"error: {unread(error, str(error.filename or ''))}", err=True)
        raise typer.Exit(1) from None


def unread(error: OSError, name: str) -> str:
    """What the system said of a file, and what to do."""
    told = error.strerror or str(error)
    todo = (
        "Name the files in it" if isinstance(error, IsADirectoryError) else "Check its name and permissions"
    )
    return f"{name}: it cannot be read ({told}). {todo}" if name else told


def settings() -> Settings:
    """The settings from the environment."""
    return load_settings()


def gazetteer(chosen: Settings) -> Gazetteer:
    """Open the gazetteer; the first time it is built, with a progress bar on a terminal."""
    from geo.gazetteer.opening import open_gazetteer  # `serve` has no time for it

    with progress_bar("Building the gazetteer") as report:
        return open_gazetteer(chosen, progress=report)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[float, str], None]]:
    """A callback (fraction from 0 to 1, what is being done) that draws a bar on a terminal.

    Nothing is drawn until the first call; where stderr is no terminal, one line says that work goes on.
    """
    bar: list[Any] = []
    told: list[bool] = []

    def report(fraction: float, what: str) -> None:
        if not sys.stderr.isatty():
            if not told:
                typer.echo(f"{title} ...", err=True)
                told.append(True)
            return
        if not bar:
            from tqdm import tqdm

            bar.append(
                tqdm(
                    total=100,
                    desc=title,
                    unit="%",
                    file=sys.stderr,
                    bar_format="{desc} {bar} {n:.0f}% {postfix}",
                )
            )
        bar[0].set_postfix_str(what, refresh=False)
        bar[0].update(max(0.0, 100 * fraction - bar[0].n))

    try:
        yield report
    finally:
        if bar:
            bar[0].close()


def day(option: str, value: str | None) -> date | None:
    """A day given on the command line as YYYY-MM-DD.

    Raises:
        InvalidValueError: it is no day of the calendar from 1900 to 2199.
    """
    if value is None:
        return None
    try:
        given = date.fromisoformat(value)
    except ValueError:
        raise InvalidValueError(option, value, "a day as YYYY-MM-DD, for example 2025-04-08") from None
    if not EARLIEST <= given <= LATEST:
        raise InvalidValueError(option, value, "a day from 1900 to 2199")
    return given


@contextmanager
def replacing(path: Path, *, sources: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """A file that takes `path`'s place only when all of it is written; a pipe or a device is written to as it is.

    A link is followed: what it points to is replaced. A new file may be read by whom the umask allows, one that was there
    keeps its permissions.

    Args:
        path: where it goes.
        sources: files that are read for it, and may not be replaced by it.

    Raises:
        FileRefusedError: it cannot be written there, or is one of the sources.
    """
    for source in sources:
        if path.is_file() and source.exists() and path.samefile(source):
            raise FileRefusedError(path, "is what is read", "Choose another file for what is written")
    try:
        if path.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if _is_stream(path):
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = f"cannot be written ({error.strerror})"
        raise FileRefusedError(
            path, reason, "Choose a folder that exists and that you may write to"
        ) from None
    try:
        with os.fdopen(handle, "wb") as sink:
            yield sink
        Path(name).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT, EFBIG):
            sys.unraisablehook = lambda _: None  # half-written archives complain again when they are let go
            reason = f"cannot be written ({error.strerror}); nothing was changed"
            raise FileRefusedError(path, reason, "Make room or choose another disk") from None
        raise


def _is_stream(path: Path) -> bool:
    """True for a pipe or a device, and for what stands for one of this process's own: /dev/stdout, /proc/self/fd/1."""
    return path.exists() and (not path.is_file() or path.absolute().parts[1:2] in (("dev",), ("proc",)))


def _umask() -> int:
    """The permissions that new files do not get; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
