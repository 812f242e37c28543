"""`import`: previewed, done once, listed, undone."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geo.cli.main import app

TOWNS = "date;town;province;country\n13/04/2025;Sumy;Sumy;Ukraine\n04/08/2025;Orikhiv;Zaporizja;Ukraine\n31/02/2025;Sumy;;Ukraine\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "towns.csv"
    path.write_text(TOWNS)
    return path


@pytest.mark.usefixtures("home")
def test_import_list_export_undo(towns: Path, tmp_path: Path) -> None:
    refused, out = tmp_path / "refused.csv", tmp_path / "out.csv"
    seen = run("import", towns, "--dry-run")
    assert seen.exit_code == 2 and "nothing was stored" in seen.output and "read as day first" in seen.output
    done = run("import", towns, "--refused", refused)
    assert done.exit_code == 2 and "2 added" in done.output and "row 4, column date" in done.output
    assert "31/02/2025" in refused.read_text(encoding="utf-8-sig")
    assert "0 added, 0 updated, 2 were there already" in run("import", towns).output
    number = run("import", "--list").output.split("\t")[0]
    run("export", "-o", out, "--no-demo")
    assert out.read_text(encoding="utf-8-sig").count("row:") == 2
    assert "2 incidents taken out" in run("import", "--undo", number).output
    assert "undone" in run("import", "--list").output


@pytest.mark.usefixtures("home")
def test_each_of_several_files_has_its_list_of_refused_rows(towns: Path, tmp_path: Path) -> None:
    other, refused = tmp_path / "other.csv", tmp_path / "refused.csv"
    other.write_text("when,town\n2025-04-08,Sumy\n0000-00-00,Kyiv\n")
    done = run("import", towns, other, "--refused", refused)
    assert done.exit_code == 2 and "refused-2.csv" in done.output
    assert "31/02/2025" in refused.read_text(encoding="utf-8-sig")
    assert "other.csv,3,when,0000-00-00" in (tmp_path / "refused-2.csv").read_text(encoding="utf-8-sig")
    assert "several files" in run("import", towns, other, "--save-mapping", tmp_path / "m.json").output


@pytest.mark.usefixtures("home")
def test_a_file_in_an_archive_is_chosen(towns: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(towns, "towns.csv")
        archive.writestr("more.csv", "when,town\n2025-04-08,Sumy\n")
    assert "'towns.csv', 'more.csv'. Say which one is to be read: --layer NAME" in run("import", path).output
    assert "1 added" in run("import", path, "--layer", "more.csv").output


@pytest.mark.usefixtures("home")
def test_rows_dated_after_today_go_in_and_are_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    days = ["2025-04-08", "2099-04-08", (datetime.now(UTC) - timedelta(days=1)).date().isoformat(), "2099"]
    path.write_text(
        "id,date,town,country\n" + "".join(f"a{n},{day},Sumy,Ukraine\n" for n, day in enumerate(days))
    )
    seen, done = run("import", path, "--dry-run").output, run("import", path).output
    for told in (seen, done):
        assert "  2 dated after today: 'table:" in told
        assert ":a1' (2099-04-08), 'table:" in told and ":a3' (2099-01-01)\n" in told
    assert "4 added" in done


@pytest.mark.usefixtures("home")
def test_what_would_be_and_what_was_updated_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    row = "17,2025-04-08,Sumy,Ukraine,1\n"
    path.write_text(f"id,date,town,country,killed\n{row}{row}")
    assert "1 the same row twice in the file" in run("import", path).output
    path.write_text(f"id,date,town,country,killed\n{row[:-2]}2\n")
    seen, done = run("import", path, "--dry-run").output, run("import", path).output
    for told, word in ((seen, "would be updated"), (done, "updated")):
        assert "0 added, 1 updated, 0 were there already, 0 left because reviewed, 0 refused" in told
        assert f":17' {word}: killed_best 1 -> 2" in told
    number = run("import", "--list").output.split("\t")[0]
    assert "0 added, 1 updated, 0 refused" in run("import", "--list").output
    assert "1 as they were before" in run("import", "--undo", number).output


@pytest.mark.usefixtures("home")
def test_lines_and_areas_come_in_and_go_out(tmp_path: Path) -> None:
    path, out = tmp_path / "front.geojson", tmp_path / "out.geojson"
    line = {"type": "LineString", "coordinates": [[35, 47.5], [36, 47.6]]}
    feature = {"type": "Feature", "geometry": line, "properties": {"date": "2024-01-10", "name": "Front"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert "kept as overlays" in run("import", path).output
    assert "1 lines and areas" in run("export", "-o", out, "--overlays").output
    assert json.loads(out.read_text())["features"][0]["geometry"] == line
    assert "0 lines and areas" in run("export", "-o", out, "--overlays", "--checked").output
    assert run("export", "-o", out, "--overlays", "--round", "2").exit_code == 2
    assert "with 1 lines and areas" in run("export", "-o", tmp_path / "map.html", "--overlays").output
    assert run("export", "-o", tmp_path / "o.csv", "--overlays").exit_code == 2


@pytest.mark.usefixtures("home")
def test_columns_can_be_changed_and_kept(tmp_path: Path) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "m.json"
    path.write_text("when,spot,what\n2025-04-08,Sumy,shelling\n")
    assert run("import", path, "--dry-run").exit_code == 1
    assert "--column" in run("import", path, "--column", "spot").output
    given = ("--column", "place=spot", "--column", "description=what")
    path.write_text("when,spot,what,country\n2025-04-08,Sumy,shelling,Ukraine\n")
    done = run("import", path, *given, "--save-mapping", mapping)
    assert "1 added" in done.output and '"place": "spot"' in mapping.read_text()
    assert "0 added, 0 updated, 1 were there already" in run("import", path, "--mapping", mapping).output


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (("import",), "FILE", 2),
        (("import", "none.csv"), "none.csv", 1),
        (("import", "--undo", "7"), "--list", 2),
        (("import", "a.doc"), ".csv", 1),
    ],
)
def test_mistakes_are_named_in_one_line(arguments: tuple[str, ...], says: str, code: int) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    line = result.output.strip().splitlines()[-1]
    assert line.startswith("error: ") and says in line
