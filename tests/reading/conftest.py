import datetime as dt

import pytest

from casusbelli.reading import Setting

SENTENCES = (
    "Two policemen were killed near Gao on Sunday when their car struck a mine, the governor of the region said.",
    "The governor, Amadou Keita, told reporters that a third officer had been flown to a hospital in the capital.",
    "No group has said that it planted the device, the fourth on that road since the beginning of the month.",
    "Shops stayed shut in the town on Monday while soldiers searched houses along the river for explosives.",
)


@pytest.fixture
def make_page():
    """A maker of invented pages: head and body markup go in, a whole page comes out."""

    def make(head="", top="<h1>Mine kills two policemen near Gao</h1>", body=None, bottom=""):
        paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) if body is None else body
        return (
            f"<!DOCTYPE html><html lang='en'><head><title>Mine kills two policemen near Gao | The Sahel Times</title>{head}</head>"  # noqa: E501
            f"<body><nav><a href='/'>Home</a><a href='/news'>News</a></nav><main><article>{top}{paragraphs}</article></main>{bottom}</body></html>"  # noqa: E501
        )

    return make


@pytest.fixture
def notes():
    return []


@pytest.fixture
def setting(notes):
    return Setting(today=dt.date(2026, 11, 24), tell=notes.append)
