"""KML, KMZ and GPX as other programs write them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.importers.safe_xml import MAX_DEPTH, MAX_TEXT, elements
from geo.importers.tables.cells import CellReader, Part
from geo.importers.tables.formats import open_table
from geo.importers.tables.recognise import recognise
from geo.importers.tables.table import Refused, Row, Table

POINT = "<Point><coordinates>34.8,50.92,0</coordinates></Point>"
LINK = "<NetworkLink><Link><href>{}</href></Link></NetworkLink>"


def mark(name: str, inner: str = "", shape: str = POINT) -> str:
    return f"<Placemark><name>{name}</name>{inner}{shape}</Placemark>"


def document(*parts: str) -> str:
    return f'<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(parts)}</Document></kml>'


def kml(folder: Path, *parts: str) -> Table:
    path = folder / "a.kml"
    path.write_text(document(*parts), encoding="utf-8")
    return open_table(path)


def kmz(folder: Path, **members: str) -> Table:
    """`members`: names with `__` for a slash -> what stands in them."""
    path = folder / "a.kmz"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name.replace('__', '/')}.kml", text)
    return open_table(path)


def cells(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table.header, row.cells, strict=True)) for row in table.rows() if isinstance(row, Row)]


def names(table: Table) -> list[str]:
    return [row["name"] for row in cells(table)]


def test_doc_kml_is_read_first(tmp_path: Path) -> None:
    table = kmz(tmp_path, files__legend=document(mark("legend")), doc=document(mark("A")))
    assert names(table) == ["A"] == names(table)  # read again from the beginning
    assert table.notes == ("'files/legend.kml' in it is not read: doc.kml does not link to it.",)


def test_what_doc_kml_links_to_in_the_archive_is_read_once(tmp_path: Path) -> None:
    links = LINK.format("files/b%201.kml"), LINK.format("files/b%201.kml"), LINK.format("http://x.org/c.kml")
    inner = document(mark("B"), LINK.format("../doc.kml"))
    table = kmz(tmp_path, **{"files__b 1": inner, "doc": document(mark("A"), *links)})
    assert names(table) == ["A", "B"]
    assert table.notes == ("It links to 'http://x.org/c.kml': what is linked is not fetched.",)


def test_an_archive_without_placemarks_in_its_first_kml_goes_on_to_the_next(tmp_path: Path) -> None:
    assert names(kmz(tmp_path, deep__b=document(mark("B")), a=document())) == ["B"]


def test_a_file_that_only_links_says_so(tmp_path: Path) -> None:
    with pytest.raises(
        FileRefusedError, match=r"a\.kml: it holds no placemarks, only a link to 'https://g\.co/m'.*browser"
    ):
        kml(tmp_path, LINK.format("https://g.co/m"))


MODEL = "<Model><altitudeMode>absolute</altitudeMode><Location>{}<altitude>9</altitude></Location><Link><href>tank.dae</href></Link></Model>"


def test_a_model_stands_at_its_location(tmp_path: Path) -> None:
    where = "<longitude> 34.8 </longitude><latitude>50.92</latitude>"
    (row, nowhere) = cells(
        kml(tmp_path, mark("T-72", "", MODEL.format(where)), mark("B", "", MODEL.format("")))
    )
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == ("50.92", "34.8", "")
    assert nowhere["latitude"] == ""


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        ("<Point><coordinates>34,8,50,92</coordinates></Point>", "'34,8,50,92' is no longitude,latitude,alt"),
        ("<Point><coordinates>34,8 50,92</coordinates></Point>", "a point has one"),
        ("<LineString><coordinates>34,8,50,92 35,1,50,9</coordinates></LineString>", "decimal commas"),
        ("<Track><coord>34.8</coord></Track>", "'34.8' is no longitude latitude"),
        (
            MODEL.format("<longitude>34,8</longitude><latitude>50,92</latitude>"),
            "'34,8, 50,92' is no longitude, latitude of a model",
        ),
    ],
)
def test_decimal_commas_are_refused(tmp_path: Path, shape: str, says: str) -> None:
    good, bad = kml(tmp_path, mark("A"), mark("B", shape=shape)).rows()
    assert isinstance(good, Row) and isinstance(bad, Refused)
    assert (bad.file, bad.row, bad.column) == ("a.kml", 2, "geometry") and says in bad.reason


def test_a_blank_behind_a_comma_separates_nothing(tmp_path: Path) -> None:
    (row,) = cells(kml(tmp_path, mark("A", shape=POINT.replace(",", ", "))))
    assert (row["latitude"], row["longitude"]) == ("50.92", "34.8")


def test_the_time_of_a_folder_holds_for_what_has_none(tmp_path: Path) -> None:
    span = "<TimeSpan><begin>2022-03-01</begin><end>2022-03-02</end></TimeSpan>"
    own = mark("own", "<TimeStamp><when>2022-04-01</when></TimeStamp>")
    inner = f"<Folder><name>inner</name>{mark('D')}</Folder>"
    named = mark("13 APR 2022 named")
    table = kml(
        tmp_path, f"<Folder><name>F</name>{span}{mark('A')}{own}{named}{mark('C')}{inner}</Folder>", mark("E")
    )
    told = {row["name"]: (row["begin"], row["end"], row["folder"]) for row in cells(table)}
    assert told == {
        "A": ("2022-03-01", "2022-03-02", "F"), "own": ("2022-04-01", "", "F"), "13 APR 2022 named": ("13 APR 2022", "", "F"),
        "C": ("2022-03-01", "2022-03-02", "F"), "D": ("2022-03-01", "2022-03-02", "inner"), "E": ("", "", ""),
    }  # fmt: skip
    assert {row["name"]: row["folders"] for row in cells(table)}["D"] == "F / inner"


def test_a_span_with_only_an_end_has_no_date_and_keeps_its_words(tmp_path: Path) -> None:
    (row,) = cells(kml(tmp_path, mark("A", "<TimeSpan><end>2022-03-05</end></TimeSpan>")))
    assert (row["begin"], row["end"]) == ("", "2022-03-05")
    (part,) = CellReader(None, {}).when.of([(row["begin"], row["end"], "")])
    assert isinstance(part, Part)
    assert "until 2022-03-05" in part.text and part.columns[:2] == (None, None)


def test_a_track_is_a_line_in_time_and_undeclared_prefixes_do_no_harm(tmp_path: Path) -> None:
    track = (
        "<gx:Track><when>2022-03-01T10:00:00Z</when><when>2022-03-03</when>"
        "<gx:coord>34.8 50.92 0</gx:coord><gx:coord>34.9 50.92 0</gx:coord></gx:Track>"
    )
    table = kml(tmp_path, mark("A", "<gx:balloonVisibility>1</gx:balloonVisibility>", track))
    (row,) = cells(table)
    assert (row["begin"], row["end"], row["geo_precision"]) == ("2022-03-01T10:00:00Z", "2022-03-03", "area")
    assert [one.shape != b"" for one in table.rows() if isinstance(one, Row)] == [True]


def test_a_prefix_that_nobody_knows_is_still_refused(tmp_path: Path) -> None:
    with pytest.raises(
        FileRefusedError, match=r"a\.kml, line 2: no well-formed XML \(Namespace prefix foo on a "
    ):
        kml(tmp_path, mark("A", "<foo:a/>"))


def test_a_declared_prefix_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    given = document(mark("A", "<gx:x/>")).replace(
        "<kml ", '<kml xmlns:gx="http://www.google.com/kml/ext/2.2" '
    )
    path.write_text(given)
    assert names(open_table(path)) == ["A"]


def test_what_a_waypoint_links_to_is_its_source(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    path.write_text(
        '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="50.92" lon="34.8"><time>2025-04-08T10:00:00Z</time>'
        '<name>A</name><link href="https://a.b/c"><text>x</text><type>text/html</type></link><link href="https://a.b/d"/>'
        '<link href="photo.jpg"/><type>Shelling</type></wpt><wpt lat="50.92" lon="34.8"><name>B</name><url>http://a.b/e</url></wpt>'
        '<wpt lat="50.92" lon="34.8"><name>C</name><link href="javascript:alert(1)"/></wpt></gpx>'
    )
    told = [(row["name"], row["type"], row["url"]) for row in cells(open_table(path))]
    assert told == [
        ("A", "Shelling", "https://a.b/c https://a.b/d"),
        ("B", "", "http://a.b/e"),
        ("C", "", ""),
    ]
    assert recognise(open_table(path).header).columns["url"] == "url"


def test_the_limits_of_xml_are_those_that_are_told() -> None:
    def read(text: str) -> list[object]:
        return list(elements(io.BytesIO(text.encode()), "a.kml", frozenset({"a"})))

    assert read("<b>" * MAX_DEPTH + "</b>" * MAX_DEPTH) == []
    assert len(read(f"<a>{'x' * MAX_TEXT}</a>")) == 1
    for text in ("<b>" * (MAX_DEPTH + 1) + "</b>" * (MAX_DEPTH + 1), f"<a>{'x' * (MAX_TEXT + 1)}</a>"):
        with pytest.raises(FileRefusedError, match=r"a\.kml, line 1: no well-formed XML"):
            read(text)


def test_tracks_and_routes_of_gpx_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    point = '<wpt lat="50.92" lon="34.8"><time>2025-04-08T10:00:00Z</time><name>Crater</name></wpt>'
    lines = (
        '<rte><rtept lat="50" lon="34"/></rte><trk><trkseg><trkpt lat="50" lon="34"/></trkseg></trk><trk/>'
    )
    for rest, said in (
        (
            lines,
            (
                "Waypoints alone are read. Tracks left out: 2.",
                "Waypoints alone are read. Routes left out: 1.",
            ),
        ),
        ("", ()),
    ):
        path.write_text(f'<gpx xmlns="http://www.topografix.com/GPX/1/1">{point}{rest}{point}</gpx>')
        table = open_table(path)
        assert table.notes == said and len(list(table.rows())) == 2
