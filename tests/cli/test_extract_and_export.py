"""`extract`, `export`, `geocode`, `gazetteer info`: from a file on disk to a file on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from geo.cli.main import app

REPORT = "Last Friday drones struck the port of Izmail. Three people were killed in the attack.\n"
HOSTILE = "{{7*7}} {% raw </script><img src=x onerror=alert(1)> ` ${1}\n\n" + REPORT


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.usefixtures("home")
def test_extract_writes_geojson(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    assert run("extract", report, "--published", "2025-04-08", "-o", out).exit_code == 0
    (feature,) = json.loads(out.read_text(encoding="utf-8"))["features"]
    longitude, latitude = feature["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (29, 45)
    assert feature["properties"]["date_start"] == "2025-04-04"
    assert feature["properties"]["killed_best"] == 3


@pytest.mark.usefixtures("home")
def test_explain_quotes_the_words_of_each_field(report: Path) -> None:
    shown = run("extract", report, "--published", "2025-04-08", "--explain").output
    assert '"Last Friday" [0:11]' in shown
    assert '"Three people were killed"' in shown
    assert "Izmail" in shown


@pytest.mark.usefixtures("home")
def test_explain_is_printed_beside_a_file_too(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    shown = run("extract", report, "--published", "2025-04-08", "--explain", "-o", out).output
    assert '"Last Friday" [0:11]' in shown
    assert out.is_file()


@pytest.mark.usefixtures("home")
def test_files_that_tell_of_one_incident_share_its_group(report: Path, tmp_path: Path) -> None:
    other, out = tmp_path / "other.txt", tmp_path / "out.jsonl"
    other.write_text("Two died when drones hit Izmail on Friday.\nA strike hit Lviv.", encoding="utf-8")
    given = ("extract", report, other, "--published", "2025-04-08")
    assert "also in other.txt" in run(*given).output
    assert run(*given, "-o", out).exit_code == 0
    told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    groups = {i["place_name"]: {x["group"] for x in told if x["place_name"] == i["place_name"]} for i in told}
    assert len(groups["Izmail"]) == 1
    assert groups["Izmail"] != {""}
    assert groups["Lviv"] == {""}
    assert sorted(i["killed_best"] for i in told if i["place_name"] == "Izmail") == [2, 3]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_extract_writes_the_other_formats(report: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out.{suffix}"
    assert run("extract", report, "-o", out).exit_code == 0
    assert "Izmail" in out.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("home")
def test_what_is_saved_is_exported_once(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.geojson"
    first = run("extract", report, "--published", "2025-04-08", "--save")
    again = run("extract", report, "--published", "2025-04-08", "--save")
    assert "1 saved" in first.output
    assert "0 saved, 1 were there already" in again.output
    assert run("export", "-o", out, "--no-demo").exit_code == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["features"]) == 1


@pytest.mark.usefixtures("home")
def test_export_filters(report: Path, tmp_path: Path) -> None:
    run("extract", report, "--published", "2025-04-08", "--save")
    out = tmp_path / "some.geojson"

    def exported(*options: str) -> int:
        assert run("export", "-o", out, "--no-demo", *options).exit_code == 0
        return len(json.loads(out.read_text(encoding="utf-8"))["features"])

    assert exported("--from", "2025-04-04", "--to", "2025-04-04") == 1
    assert exported("--from", "2025-04-05", "--no-undated") == 0
    assert exported("--type", "Battles") == 0
    assert exported("--bbox", "28,45,30,46") == 1
    assert exported("--bbox", "30,45,31,46") == 0


@pytest.mark.usefixtures("home")
def test_a_map_speaks_the_language_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "map.html"
    assert run("export", "-o", out, "--language", "uk").exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert '<html lang="uk">' in page
    assert "Запоріжжя" in page and "На весь екран" in page
    assert run("export", "-o", out).exit_code == 0
    assert '<html lang="en">' in out.read_text(encoding="utf-8")
    for name, code in (("map.html", "de"), ("all.csv", "uk")):
        refused = run("export", "-o", tmp_path / name, "--language", code)
        assert refused.exit_code == 2
        assert "--language" in refused.output


@pytest.mark.usefixtures("home")
def test_the_demonstration_layer_is_exported_with_its_sources(tmp_path: Path) -> None:
    out = tmp_path / "demo.geojson"
    assert run("export", "-o", out).exit_code == 0
    features = json.loads(out.read_text(encoding="utf-8"))["features"]
    assert len(features) >= 25
    assert all(f["properties"]["sources"] for f in features)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"   \n\n ", "no text"),
        (b"%PDF-1.7 \x00\x01\x02", "report.txt"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "report.txt"),
        (b"a" * 10_000_001, "MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    result = run("extract", path)
    assert result.exit_code == 2
    assert "report.txt" in result.output
    assert says in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("home")
def test_incidents_of_an_earlier_run_stay_when_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    out = tmp_path / "kept.jsonl"
    out.write_text("{}\n")
    result = run("extract", tmp_path / "empty.txt", "-o", out)
    assert (result.exit_code, out.read_text()) == (2, "{}\n")
    assert "left as it is" in result.output


@pytest.mark.usefixtures("home")
def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    path, out = tmp_path / "{{7*7}}.txt", tmp_path / "out.geojson"
    path.write_text(HOSTILE, encoding="utf-8")
    result = run("extract", path, "-o", out)
    assert result.exit_code == 0
    assert "1 incident" in result.output
    assert len(json.loads(out.read_text(encoding="utf-8"))["features"]) == 1


@pytest.mark.usefixtures("home")
def test_a_text_without_a_place_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text("nothing happened anywhere today", encoding="utf-8")
    result = run("extract", path)
    assert result.exit_code == 0
    assert "0 incidents" in result.output


@pytest.mark.usefixtures("home")
def test_a_type_is_known_in_any_case(report: Path, tmp_path: Path) -> None:
    run("extract", report, "--published", "2025-04-08", "--save")
    out = tmp_path / "out.geojson"
    assert run("export", "-o", out, "--no-demo", "--type", "explosions/remote VIOLENCE").exit_code == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["features"]) == 1


@pytest.mark.usefixtures("home")
def test_a_date_that_contradicts_the_text_is_said(report: Path) -> None:
    report.write_text(f"Published: 5 April 2025\n\n{REPORT}", encoding="utf-8")
    told = run("extract", report, "--published", "2025-04-08").output
    assert "2025-04-08 is used as its date; the text itself says 2025-04-05" in told
    assert "the text itself says" not in run("extract", report, "--published", "2025-04-05").output
    assert "the text itself says" not in run("extract", report).output


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "x.txt", "--published", "20250-04-08"),
        ("export", "-o", "out.xyz"),
        ("export", "-o", "out.geojson", "--type", "Foo"),
        ("export", "-o", "/no/such/folder/out.geojson"),
        ("export", "-o", "out.geojson", "--bbox", "1,2,3"),
        ("export", "-o", "out.geojson", "--bbox", "0,91,1,92"),
        ("export", "-o", "out.geojson", "--from", "yesterday"),
        ("export", "-o", "out.geojson", "--from", "2025-07-01", "--to", "2025-06-01"),
        ("geocode", "  "),
    ],
)
def test_bad_options_are_named_in_one_line(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == (1 if "/no/such/folder/out.geojson" in arguments else 2)
    assert result.output.startswith("error: ")
    assert result.output.count("\n") == 1


@pytest.mark.usefixtures("home")
def test_geocode_answers_and_says_not_found() -> None:
    found = run("geocode", "Demidovka, Belgorod region", "--json")
    answer = json.loads(found.output)
    assert (answer["country"], answer["admin1"]) == ("RU", "RU-BEL")
    assert abs(answer["latitude"] - 50.9494) < 0.02
    missing = run("geocode", "Qwrtzplk")
    assert missing.exit_code == 3
    assert "not found" in missing.output and "knows no Qwrtzplk" in missing.output


@pytest.mark.usefixtures("home")
def test_gazetteer_info_names_its_sources() -> None:
    result = run("gazetteer", "info")
    assert result.exit_code == 0
    assert "geonames: " in result.output
    assert "CC-BY-4.0; © GeoNames" in result.output
