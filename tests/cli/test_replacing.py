"""Where a command writes: files are replaced whole, links followed, pipes and devices written to as they are."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli.shell import replacing
from geo.errors import FileRefusedError


def test_a_link_keeps_pointing_to_what_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real.name)
    with replacing(link) as sink:
        sink.write(b"new")
    assert (link.is_symlink(), real.read_text()) == (True, "new")


def test_a_new_file_may_be_read_as_the_umask_allows_and_an_old_one_keeps_its_permissions(
    tmp_path: Path,
) -> None:
    new, old = tmp_path / "new.txt", tmp_path / "old.txt"
    old.write_text("old")
    old.chmod(0o640)
    before = os.umask(0o022)
    try:
        for path in (new, old):
            with replacing(path) as sink:
                sink.write(b"new")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (new, old)] == [0o644, 0o640]


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    script = "import sys; from pathlib import Path; from geo.cli.shell import replacing\nwith replacing(Path(sys.argv[1])) as sink: sink.write(b'told')"
    with subprocess.Popen([sys.executable, "-c", script, str(pipe)]) as writer:
        assert pipe.read_bytes() == b"told"
    assert writer.returncode == 0
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_by_its_path_is_standard_output() -> None:
    script = "from pathlib import Path; from geo.cli.shell import replacing\nwith replacing(Path('/dev/stdout')) as sink: sink.write(b'told')"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert ran.stdout == b"told"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot be written"), replacing(tmp_path):
        pass


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_a_full_disk_changes_nothing_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    path = tmp_path / "out.csv"
    path.write_text("old")
    with (
        pytest.raises(
            FileRefusedError, match=r"out\.csv: cannot be written .*nothing was changed\. Make room"
        ),
        replacing(path) as sink,
    ):
        sink.write(b"half")
        raise OSError(number, os.strerror(number))
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
