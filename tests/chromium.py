"""A real Chromium for tests: found, started without a network of its own, and watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--no-first-run",
)
_OWN_PAGES = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""What its address line would list, made ready for each window: nobody sees it, and it costs a third of what opening our map does."""
_AS_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
"""What Playwright switches off too: Chromium heeds the last list of features alone."""
_WITHOUT = "--disable-features=" + ",".join((*_AS_PLAYWRIGHT, *_OWN_PAGES))


@contextmanager
def started() -> Iterator[Browser]:
    """A browser; the test is skipped where there is none, and fails there if DATELINE_BROWSER=required."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        if os.environ.get("DATELINE_BROWSER") == "required":
            pytest.fail("No Chromium was found, and DATELINE_BROWSER=required asks for one")
        pytest.skip(f"no Chromium on the PATH ({', '.join(_NAMES)}); install Debian's package chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=60_000)
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, _WITHOUT])
        yield browser
        browser.close()


@dataclass(slots=True, kw_only=True)
class Watched:
    """A page and what went wrong on it.

    Attributes:
        page: the page.
        outside: addresses of requests that did not go to this machine.
        errors: uncaught errors of its scripts.
        dialogs: texts of alert boxes, which only injected script would open.
    """

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


def watched(page: Page) -> Watched:
    """Start to watch `page`."""
    watch = Watched(page=page)
    local = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:")
    page.on("request", lambda r: None if r.url.startswith(local) else watch.outside.append(r.url))
    page.on("pageerror", lambda e: watch.errors.append(str(e)))
    page.on("dialog", lambda d: (watch.dialogs.append(d.message), d.dismiss()))
    return watch
