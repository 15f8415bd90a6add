"""A page about many articles: the work that it makes of them is bounded. Times are measured in benchmarks/page.py."""

from __future__ import annotations

import pytest
from dispatches import dispatches

from geomap.pipeline import Reader, build_map

FEW, MANY = 60, 240  # articles, over the same two years


@pytest.fixture(scope="module")
def pages():
    reader = Reader()
    return {
        count: build_map([reader.read(one) for one in dispatches(count)], reader=reader).html for count in (FEW, MANY)
    }


def test_bytes_grow_with_the_articles_and_a_thousand_stay_in_bounds(pages):
    sizes = {count: len(html.encode()) for count, html in pages.items()}
    for_each = (sizes[MANY] - sizes[FEW]) / (MANY - FEW)
    assert sizes[FEW] + (1000 - FEW) * for_each < 6e6, sizes


def test_elements_do_not_grow_with_statements_out_of_view(pages, open_page):
    opened = {count: open_page(html) for count, html in pages.items()}
    found = {
        count: each.page.evaluate("[document.getElementsByTagName('*').length, geomap.state.data.statements.length]")
        for count, each in opened.items()
    }
    more = [many - few for few, many in zip(found[FEW], found[MANY], strict=True)]
    assert more[1] > 300
    # A row for each place and each article, and no more: statements and table are made when they are wanted.
    assert more[0] < 12 * more[1], found
    assert all(each.complaints == [] for each in opened.values())


def test_a_step_back_and_forth_leaves_as_many_elements(pages, open_page):
    page = open_page(pages[MANY]).page
    count = "() => document.querySelectorAll('#gm-main *').length"
    before = page.evaluate(count)
    shown = page.evaluate("geomap.state.visible().length")
    page.evaluate(
        """() => { const last = geomap.state.data.time.days;
             for (let day = 0; day < last; day += 27) geomap.state.goToDay(day);
             geomap.state.goToDay(last) }"""
    )
    assert page.evaluate("geomap.state.visible().length") == shown
    assert page.evaluate(count) <= before * 1.6


def test_a_step_beside_touches_few_elements(pages, open_page):
    page = open_page(pages[MANY]).page
    touched = page.evaluate(
        """async () => {
             geomap.state.goToDay(400);
             const seen = new Set();
             const watch = new MutationObserver(all => all.forEach(one => seen.add(one.target)));
             watch.observe(document.getElementById('gm-app'), {childList: true, subtree: true, attributes: true, characterData: true});
             geomap.state.goToDay(399);
             await Promise.resolve();
             watch.disconnect();
             return [seen.size, document.querySelectorAll('#gm-app *').length] }"""
    )
    assert touched[0] < touched[1] / 4, touched


def test_the_table_is_whole_without_scripts_and_made_on_demand_with_them(pages, open_page):
    bare = open_page(pages[FEW], java_script_enabled=False).page
    rows = bare.locator("#gm-table tbody tr").count()
    page = open_page(pages[FEW]).page
    assert page.locator("#gm-table tr").count() == 0
    page.locator(".gm-table-open").click()
    assert page.locator("#gm-table tbody tr").count() == rows == page.evaluate("geomap.state.data.statements.length")
    assert page.get_by_role("row").count() == rows + 1
    assert page.get_by_role("columnheader").count() == 7
