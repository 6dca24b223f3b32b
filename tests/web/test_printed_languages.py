"""The print page tells of those who read no language that cards come in."""

import html
import re

import pytest

from tests.web import scene

BASE = "/events/common-ground"


@pytest.fixture
def listed(store, house, doorbell):
    """Let people of a published plan list languages, and return what the print page says of them."""
    scene.published_plan(store, doorbell, house.event_id)

    def told(languages: dict[str, list[str]]) -> list[str]:
        with store.writing() as session:
            for name, spoken in languages.items():
                found = scene.response_named(store, house.event_id, name)
                session.merge(found).languages = spoken
        page = html.unescape(house.browser.get(f"{BASE}/print").text)
        heads = re.findall(r"<summary[^>]*>([^<]*listed no language[^<]*)", page)
        return heads + [
            f"{name} · {spoken}"
            for name, spoken in re.findall(r"<li><bdi>(.*?)</bdi> · (.*?)</li>", page)
        ]

    return told


def test_who_lists_no_language_of_cards_is_named_with_those_they_list(listed):
    assert listed({"Mei-Ling Zhou": ["ar", "fa"], "Jonas Lindqvist": ["xx klingon"]}) == [
        "2 people listed no language that cards come in",
        "Mei-Ling Zhou · Arabic, Persian",
        "Jonas Lindqvist · xx klingon",
    ]


def test_nothing_is_said_where_everybody_lists_one_of_them_or_none_at_all(listed):
    assert listed({"Mei-Ling Zhou": ["ar", "de"], "Jonas Lindqvist": []}) == []
