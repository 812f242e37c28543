"""The map page in a real browser: what is drawn, counted, clicked and exported is the same selection."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, TimeoutError, WebSocketRoute, expect

from geo.filters import Criteria
from geo.model import Incident
from geo.speech import tolls, wording
from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]
Serve = Callable[..., Server]


def test_days_are_typed_one_after_the_other(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    inputs = page.get_by_test_id("stDateInput")
    for place, typed in (
        (1, "20241231"),
        (0, "20240101"),
    ):  # the second is typed while the page answers to the first
        inputs.nth(place).get_by_role("spinbutton").first.click()
        page.keyboard.type(typed, delay=50)
        page.keyboard.press("Enter")
    everything, store = pages.selected(
        shared_server.home, Criteria(date_from=date(2024, 1, 1), date_to=date(2024, 12, 31))
    )
    with store:
        assert 0 < everything.count < everything.total
        pages.drawn(page, pages.placed(everything))
        pages.expect_count(page, everything.count)
        page.wait_for_url(lambda url: "2024-01-01" in url and "2024-12-31" in url)  # it follows the numbers
        assert pages.criteria_in(page) == Criteria(date_from=date(2024, 1, 1), date_to=date(2024, 12, 31))
        assert page.get_by_test_id("stDateInputCalendar").count() == 0


def test_slider_count_points_table_and_export_agree(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    everything, store = pages.selected(shared_server.home, pages.criteria_in(page))
    with store:
        assert everything.total >= 25
        assert pages.counted(page) == (everything.count, everything.total)
        state = pages.drawn(page, pages.placed(everything))
        assert state["symbols"] + state["clusters"] + state["areas"] > 0

        pages.drag_slider(page, 0.8)
        page.wait_for_url("**from=*")
        criteria = pages.criteria_in(page)
        some, other = pages.selected(shared_server.home, criteria)
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
        dated, third = pages.selected(shared_server.home, pages.criteria_in(page))
        with third:
            assert dated.count == some.count - some.undated
            pages.expect_count(page, dated.count)
            pages.drawn(page, pages.placed(dated))
            assert len(pages.export_geojson(page)["features"]) == dated.count

        page.get_by_role("button", name="Show all").click()
        pages.expect_count(page, everything.count)
        pages.drawn(page, pages.placed(everything))


def panel_tells(page: Page, incident: Incident) -> None:
    panel = page.locator(".dl-incident")
    expect(panel).to_contain_text(wording.when_words(incident.when), ignore_case=True)
    expect(panel).to_contain_text(wording.where_words(incident), ignore_case=True)
    expect(panel).to_contain_text(tolls.people_words(incident.casualties), ignore_case=True)
    expect(panel).to_contain_text(wording.claim_words(incident))
    expect(panel).to_contain_text(wording.STATUS_WORDS[incident.status])
    for source in incident.sources:
        assert panel.locator(f'a[href="{source.url}"]').count() == 1


def test_the_map_as_a_file_has_the_colours_and_the_language_of_the_page(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page(scheme="dark")
    page.goto(f"{shared_server.url}/?lang=uk")
    pages.drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML-мапа").click()
    content = Path(download.value.path()).read_text(encoding="utf-8")
    for part in ('<body class="dateline-dark">', '<html lang="uk">', '"what":"Мирний протест"', "Київ"):
        assert part in content


def test_a_click_opens_the_incident_and_its_link_opens_it_again(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    pages.click_single(page)
    page.wait_for_url("**incident=*")
    incident_id = page.url.split("incident=")[1].split("&")[0]
    selection, store = pages.selected(shared_server.home, pages.criteria_in(page))
    with store:
        incident = store.incident(incident_id)
        assert incident is not None
        panel_tells(page, incident)
        assert pages.counted(page)[0] == selection.count, "a click must not filter"

        other = new_page()
        other.goto(page.url)
        panel_tells(other, incident)
    page.get_by_text("Record as JSON").click()
    expect(page.locator(".st-key-incident_json code, [data-testid=stCode]").first).to_contain_text(
        incident.quote
    )
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("No incident selected")).to_be_visible()


def test_an_incident_of_the_list_is_flown_to_and_opened(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    frame = pages.map_frame(page)
    far = page.locator(".st-key-dateline_latest button").filter(has_text="Osh")
    far.press("Enter")  # a keyboard reaches what is on the map through list and table
    expect(page.locator(".dl-incident .dl-place")).to_contain_text("Osh")
    frame.wait_for_function(
        "() => datelineMap.map.getCenter().distanceTo([40.53, 72.8]) < 20000 && datelineMap.map.getZoom() >= 8"
    )
    assert pages.drawn(page)["chosen"] >= 0
    page.get_by_role("button", name="Close").click()
    frame.wait_for_function("() => datelineMap.drawn().chosen === -1")


def test_a_row_of_the_table_is_flown_to_and_the_map_comes_into_sight(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page(width=390, height=844)
    page.goto(shared_server.url)
    pages.drawn(page)
    page.locator(".dl-grid tbody tr").nth(1).click()
    page.wait_for_url("**incident=*")
    frame = pages.map_frame(page)
    frame.wait_for_function("() => datelineMap.drawn().chosen >= 0 && datelineMap.map.getZoom() >= 8")
    expect(page.locator("iframe[title*='folium']")).to_be_in_viewport(ratio=0.9)


def test_a_map_whose_files_fail_once_is_drawn_nevertheless(shared_server: Server, browser: Browser) -> None:
    """Without the watch: a browser tells every failed file as an error."""
    page = browser.new_page()
    failed: list[str] = []

    def fail_once(route: Route) -> None:
        address = route.request.url
        if address in failed:
            route.continue_()
        else:
            failed.append(address)
            route.fulfill(status=503)

    page.route("**/app/static/**", fail_once)
    page.goto(shared_server.url)
    assert pages.drawn(page)["shown"] > 0
    kinds = {address.split("?")[0].rsplit(".", 1)[-1] for address in failed}
    assert {"js", "css", "bin"} <= kinds
    page.close()


def test_what_is_filtered_while_the_map_loads_is_what_it_shows(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    held: list[Route] = []
    page.route("**/data/map-*.js", lambda route: held.append(route))
    page.goto(shared_server.url)
    for _ in range(600):
        if held:
            break
        page.wait_for_timeout(100)
    page.get_by_role("button", name="Battles").click()
    page.wait_for_url("**type=Battles*")
    battles, store = pages.selected(shared_server.home, pages.criteria_in(page))
    with store:
        pages.expect_count(page, battles.count)
        held[0].continue_()
        pages.drawn(page, pages.placed(battles))


def test_an_open_tab_works_on_after_the_server_was_restarted(
    home: Path, serve: Serve, browser: Browser
) -> None:
    """Without the watch: a browser tells every refused connection as an error."""
    server = serve(home)
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(server.url)
    pages.drawn(page)
    expect(page.locator(".dl-grid")).to_be_visible()  # the page is there to its end
    expect(page.get_by_role("button", name="Battles")).to_be_visible()
    for _ in range(2):
        server.stop()
        server.start()
    server.stop()
    lost = page.get_by_role("status").filter(has_text="The connection is lost")
    expect(lost).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    frame = pages.map_frame(page)
    frame.locator(".dateline-from").press("PageUp")  # the map is used meanwhile
    frame.wait_for_function("datelineMap.map.datelineIncidents._days.from !== null")
    server.start()
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(1)
    expect(lost).to_be_hidden()
    page.wait_for_url("**from=*")  # the page hears of it
    battles = page.get_by_role("button", name="Battles")
    expect(battles).to_be_enabled()
    for _ in range(4):  # the first click only wakes the new server's session
        battles.click()
        with suppress(TimeoutError):
            page.wait_for_url("**type=Battles*", timeout=10_000)
            break
    selection, store = pages.selected(home, pages.criteria_in(page))
    with store:
        assert 0 < selection.count < selection.total
        pages.expect_count(page, selection.count)
        pages.drawn(page, pages.placed(selection))
    page.close()


@pytest.mark.parametrize("meanwhile", [False, True])
def test_what_is_asked_while_the_browser_has_no_connection_is_not_lost(
    shared_server: Server, browser: Browser, meanwhile: bool
) -> None:
    """Without the watch: Streamlit tells the console of what it could not send."""
    page, reached, links = browser.new_page(), [True], []

    def pass_on(link: WebSocketRoute) -> None:
        if reached[0]:
            server = link.connect_to_server()
            link.on_message(lambda message: server.send(message) if reached[0] else None)
            links.append(link)
        else:
            link.close()

    page.route_web_socket("**/_stcore/stream", pass_on)
    page.goto(shared_server.url)
    pages.drawn(page)
    expect(page.locator(".dl-grid")).to_be_visible()
    frame = pages.map_frame(page)
    reached[0] = False
    frame.locator(".dateline-from").press("PageUp")  # on its way as the connection breaks
    page.wait_for_timeout(1000)  # the map waits a moment before it tells
    links[-1].close()
    lost = page.get_by_role("status").filter(has_text="The connection is lost")
    expect(lost).to_be_visible()
    if meanwhile:
        frame.locator(".dateline-from").press("PageUp")
    frame.wait_for_function("datelineMap.map.datelineIncidents._days.from !== null")
    moved = frame.evaluate("datelineMap.map.datelineIncidents._days.from")
    reached[0] = True
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(1, timeout=60_000)
    expect(lost).to_be_hidden()
    day = date(1970, 1, 1) + timedelta(days=moved)
    page.wait_for_url(f"**from={day}*", timeout=60_000)
    pages.expect_count(page, pages.selected_count(shared_server.home, page))
    page.close()


def test_a_link_opens_the_same_view_of_the_map(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    pages.map_frame(page).evaluate("datelineMap.map.setView([48.25, 37.75], 8, { animate: false })")
    view = "view=48.25[0-9]*%2C37.75[0-9]*%2C8"
    page.wait_for_url(re.compile(view))
    page.evaluate("history.replaceState(history.state, '', location.pathname)")  # written by a page that lags
    page.wait_for_url(re.compile(view))
    page.get_by_role("button", name="Battles").click()
    page.wait_for_url(re.compile(f"type=Battles.*{view}"))
    pages.expect_count(page, pages.selected_count(shared_server.home, page))

    other = new_page()
    other.goto(page.url)
    pages.drawn(other)
    middle = pages.map_frame(other).evaluate(
        "[datelineMap.map.getCenter().lat, datelineMap.map.getCenter().lng, datelineMap.map.getZoom()]"
    )
    assert [round(number, 2) for number in middle] == [48.25, 37.75, 8]
    assert pages.counted(other) == pages.counted(page)

    other.goto(f"{shared_server.url}/?view=%3Cscript%3E,1,2&type=Battles")
    pages.drawn(other)
    expect(other.get_by_text("Part of this link could not be used")).to_be_visible()
    other.wait_for_url(re.compile("type=Battles(?!.*script)"))


def test_the_filter_stays_across_pages_and_a_fresh_tab_is_its_own(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    pages.drag_slider(page, 0.7)
    page.wait_for_url("**from=*")
    chosen, shown = pages.criteria_in(page), pages.counted(page)
    page.get_by_role("link", name="Incidents").click()
    expect(page.get_by_role("heading", name="Incidents", exact=True)).to_be_visible()
    page.wait_for_url("**from=*")
    assert pages.counted(page) == shown
    page.get_by_role("link", name="Map", exact=True).click()
    pages.drawn(page)
    assert pages.criteria_in(page) == chosen
    fresh = new_page()
    fresh.goto(shared_server.url)
    pages.drawn(fresh)
    assert pages.counted(fresh)[0] == pages.counted(fresh)[1]


def test_a_phone_shows_the_map_in_the_upper_half(shared_server: Server, new_page: NewPage) -> None:
    page = new_page(width=390, height=844, scheme="dark")
    page.goto(shared_server.url)
    pages.drawn(page)
    box = page.locator("iframe[title*='folium']").bounding_box()
    assert box is not None
    assert box["y"] < 844 / 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.set_viewport_size({"width": 720, "height": 900})  # a window of 1440 at 200 %
    frame = pages.map_frame(page)
    frame.wait_for_function("innerWidth < 640 && innerHeight > 650")
    frame.wait_for_function(
        "innerHeight - document.querySelector('.dateline-time').getBoundingClientRect().bottom < 12"
    )
    page.get_by_role("link", name="About", exact=True).click(trial=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
