"""The map page in a real browser: what is drawn, counted, clicked and exported is the same selection."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from geo.model import Incident
from geo.ui import wording
from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]


def drag_slider(page: Page, share: float) -> None:
    """Drag the left end of the slider to `share` of its length."""
    thumb = page.get_by_role("slider").first
    track = page.locator(".st-key-days_slider").bounding_box()
    box = thumb.bounding_box()
    assert box and track
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * share, y, steps=8)
    page.mouse.up()


def test_slider_count_points_table_and_export_agree(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    pages.drawn(page)
    everything, store = pages.selected(server.home, pages.criteria_in(page))
    with store:
        assert everything.total >= 25
        assert pages.counted(page) == (everything.count, everything.total)
        state = pages.drawn(page, pages.placed(everything))
        assert state["symbols"] + state["clusters"] + state["areas"] > 0

        drag_slider(page, 0.8)
        page.wait_for_url("**from=*")
        criteria = pages.criteria_in(page)
        some, other = pages.selected(server.home, criteria)
        with other:
            assert 0 < some.count < everything.count
            pages.expect_count(page, some.count)
            pages.drawn(page, pages.placed(some))
            assert page.get_by_label("First day shown").first.is_visible()
            exported = pages.export_geojson(page)
            wanted = [i.id for i in some.incidents()]
            assert [f["id"] for f in exported["features"]] == wanted
            nowhere = [f for f in exported["features"] if f["geometry"] is None]
            assert len(nowhere) == some.count - pages.placed(some)

        page.get_by_text("Undated (").click()
        page.wait_for_url("**undated=0*")
        dated, third = pages.selected(server.home, pages.criteria_in(page))
        with third:
            assert dated.count == some.count - some.undated
            pages.expect_count(page, dated.count)
            pages.drawn(page, pages.placed(dated))
            assert len(pages.export_geojson(page)["features"]) == dated.count

        page.get_by_role("button", name="Show all").click()
        pages.expect_count(page, everything.count)
        pages.drawn(page, pages.placed(everything))


def test_type_buttons_filter(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    pages.drawn(page)
    page.get_by_role("button", name="Battles").click()
    page.wait_for_url("**type=Battles*")
    battles, store = pages.selected(server.home, pages.criteria_in(page))
    with store:
        assert {i.event_type for i in battles.incidents()} == {"Battles"}
        pages.expect_count(page, battles.count)
        pages.drawn(page, pages.placed(battles))


def panel_tells(page: Page, incident: Incident) -> None:
    panel = page.locator(".dl-incident")
    expect(panel).to_contain_text(wording.when_words(incident.when), ignore_case=True)
    expect(panel).to_contain_text(wording.where_words(incident), ignore_case=True)
    expect(panel).to_contain_text(wording.people_words(incident.casualties), ignore_case=True)
    expect(panel).to_contain_text(wording.claim_words(incident))
    expect(panel).to_contain_text(wording.STATUS_WORDS[incident.status])
    for source in incident.sources:
        assert panel.locator(f'a[href="{source.url}"]').count() == 1


def test_a_click_opens_the_incident_and_its_link_opens_it_again(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    pages.drawn(page)
    pages.click_single(page)
    page.wait_for_url("**incident=*")
    incident_id = page.url.split("incident=")[1].split("&")[0]
    selection, store = pages.selected(server.home, pages.criteria_in(page))
    with store:
        incident = store.incident(incident_id)
        assert incident is not None
        panel_tells(page, incident)
        assert pages.counted(page)[0] == selection.count, "a click must not filter"

        other = new_page()
        other.goto(page.url)
        panel_tells(other, incident)
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("No incident selected")).to_be_visible()


def test_the_filter_stays_across_pages_and_a_fresh_tab_is_its_own(server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(server.url)
    pages.drawn(page)
    drag_slider(page, 0.7)
    page.wait_for_url("**from=*")
    chosen, shown = pages.criteria_in(page), pages.counted(page)
    page.get_by_role("link", name="Incidents").click()
    expect(page.get_by_role("heading", name="Incidents")).to_be_visible()
    page.wait_for_url("**from=*")
    assert pages.counted(page) == shown
    page.get_by_role("link", name="Map", exact=True).click()
    pages.drawn(page)
    assert pages.criteria_in(page) == chosen
    fresh = new_page()
    fresh.goto(server.url)
    pages.drawn(fresh)
    assert pages.counted(fresh)[0] == pages.counted(fresh)[1]


def test_a_phone_shows_the_map_in_the_upper_half(server: Server, new_page: NewPage) -> None:
    page = new_page(width=390, height=844, scheme="dark")
    page.goto(server.url)
    pages.drawn(page)
    box = page.locator("iframe[title*='folium']").bounding_box()
    assert box is not None
    assert box["y"] < 844 / 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
