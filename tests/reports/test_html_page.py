"""The page of an audit as a browser shows it: marks in the text, links both ways, nothing asked from outside."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator

import pytest
from audit_material import HOSTILE, audited
from chromium_page import CHROMIUM, Page

from kehoach.generate.reports import report

ONE = audited()
browser = pytest.mark.skipif(CHROMIUM is None, reason="không có Chromium")


def test_the_page_names_no_other_place_and_runs_no_script() -> None:
    page = report("html").write([ONE, audited("sạch.txt", clean=True)], "vi").decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|link|img|iframe|object|embed|form|base)\b|\ssrc=|\son\w+=|@import|url\(", page)
    assert set(re.findall(r'href="([^"])', page)) == {"#"}
    assert HOSTILE not in page


def test_every_link_leads_to_a_place_of_the_page() -> None:
    page = report("html").write([ONE, ONE], "en").decode()
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(places)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page in the browser."""
    folder = tmp_path_factory.mktemp("trang")
    path = folder / "kết quả soát.html"
    path.write_bytes(report("html").write([ONE], "vi"))
    page = Page(path, folder / "hồ sơ")
    yield page
    page.close()


@browser
class TestInChromium:
    def test_the_words_of_each_finding_are_marked(self, shown: Page) -> None:
        for number, finding in enumerate(ONE.audit.findings, 1):
            first = json.dumps(f"#w1-{number} .mark")
            words = shown.value(f"document.querySelector({first}).textContent")
            assert finding.where.quote.startswith(words.strip())
            colour = shown.value(f"getComputedStyle(document.querySelector({first})).backgroundColor")
            assert colour not in ("rgba(0, 0, 0, 0)", "transparent")

    def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(self, shown: Page) -> None:
        assert [entry["request"]["url"][:5] for entry in shown.told("Network.requestWillBeSent")] == ["file:"]
        assert shown.told("Log.entryAdded") == []
        assert shown.told("Runtime.consoleAPICalled") == []
        assert shown.told("Runtime.exceptionThrown") == []

    def test_what_stands_in_the_document_is_text(self, shown: Page) -> None:
        assert shown.value("document.scripts.length") == 0
        assert shown.value("document.title").startswith("Kết quả soát")
        assert HOSTILE in shown.value("document.querySelector('.paper').textContent")

    def test_a_finding_leads_to_its_words_and_the_words_to_the_finding(self, shown: Page) -> None:
        shown.click("#r1-4 h3 a")
        self._settled(shown, "location.hash === '#w1-4'")
        assert self._in_view(shown, "#w1-4 .mark")
        assert shown.value("getComputedStyle(document.querySelector('#w1-4 .mark')).outlineStyle") == "solid"
        shown.click("#w1-1 .mark")
        self._settled(shown, "location.hash === '#r1-1'")
        assert self._in_view(shown, "#r1-1")

    @pytest.mark.parametrize("severity", ["error", "warning", "info"])
    def test_a_severity_can_be_hidden_without_a_script(self, shown: Page, severity: str) -> None:
        displayed = f"getComputedStyle(document.querySelector('.card.{severity}')).display"
        underlined = f"getComputedStyle(document.querySelector('.mark.{severity}')).textDecorationLine"
        assert (shown.value(displayed), shown.value(underlined)) == ("block", "underline")
        shown.click(f"#show-{severity}")
        assert (shown.value(displayed), shown.value(underlined)) == ("none", "none")
        shown.click(f"#show-{severity}")
        assert shown.value(displayed) == "block"

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_reads_well_by_day_and_by_night(self, shown: Page, scheme: str) -> None:
        shown.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        for selector in (
            ".paper p",
            ".card p",
            ".card blockquote",
            ".mark.error",
            ".card.warning h3 a",
            ".card.info h3 a",
        ):
            ink, back = (self._lightness(shown, selector, what) for what in ("color", "backgroundColor"))
            assert (max(ink, back) + 0.05) / (min(ink, back) + 0.05) >= 4.5, (selector, scheme)

    def test_nothing_runs_over_the_edge_of_a_small_screen(self, shown: Page) -> None:
        shown.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
        assert shown.value("document.documentElement.scrollWidth") <= 390
        shown.call("Emulation.clearDeviceMetricsOverride")

    def test_it_prints_without_the_filter(self, shown: Page) -> None:
        shown.call("Emulation.setEmulatedMedia", media="print")
        assert shown.value("getComputedStyle(document.querySelector('.top')).display") == "none"
        assert shown.value("getComputedStyle(document.querySelector('.pair')).display") == "block"
        shown.call("Emulation.setEmulatedMedia", media="")

    @staticmethod
    def _settled(page: Page, expression: str) -> None:
        end = time.monotonic() + 10
        while not page.value(expression):
            assert time.monotonic() < end, expression
            time.sleep(0.05)

    @staticmethod
    def _in_view(page: Page, selector: str) -> bool:
        return page.value(
            f"(() => {{ const r = document.querySelector('{selector}').getBoundingClientRect();"
            " return r.bottom > 0 && r.top < innerHeight })()"
        )

    @staticmethod
    def _lightness(page: Page, selector: str, what: str) -> float:
        """The relative luminance (WCAG 2) of an element's colour, or of the ground it stands on."""
        said = page.value(
            f"(() => {{ let e = document.querySelector('{selector}'); let c = getComputedStyle(e).{what};"
            " while (c === 'rgba(0, 0, 0, 0)') { e = e.parentElement; c = getComputedStyle(e).backgroundColor }"
            " return c })()"
        )
        red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", said)[:3])
        return sum(
            share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for share, part in ((0.2126, red), (0.7152, green), (0.0722, blue))
        )
