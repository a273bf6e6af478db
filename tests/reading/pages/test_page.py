import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casusbelli.reading import Failure, Setting
from casusbelli.reading.pages import read_page
from casusbelli.records import Document

WHOLE = (
    '<html><head><title>A mine</title><script type=\'application/ld+json\'>{"@type": "Article", "headline": "A mine"}</script></head>'  # noqa: E501
    "<body><article><h1>A mine</h1><p>Two policemen were killed near Gao on Sunday when their car struck a mine.</p>"
    "<p>No group has said that it planted the device, the fourth on that road.</p></article></body></html>"
)


def ld(**fields):
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def test_text_has_its_paragraphs_and_no_headline_or_menu(read):
    document = read()
    assert document.text.startswith("Two policemen were killed")
    assert document.text.count("\n\n") == 3
    assert "Home" not in document.text
    assert document.title == "Mine kills two policemen near Gao"
    assert document.language == "en"


def test_promo_syndication_and_captions_are_left_out_and_credited(read, make_page):
    body = (
        "<p>Via Levant Weekly</p><p>Two policemen were killed near Gao on Sunday when their car struck a mine, the governor said.</p>"  # noqa: E501
        "<p>READ ALSO: Oil climbs above $90</p><p>No group has said that it planted the device, the fourth since the start of the month.</p>"  # noqa: E501
        "<p>Soldiers searched houses along the river for explosives on Monday, and shops in the town stayed shut.</p>"
        "<p>Additional reporting by Yaw Mensah</p>"
    )
    document = read(body=body)
    assert "READ ALSO" not in document.text
    assert "Via Levant" not in document.text
    assert "No group has said" in document.text
    assert (document.wire, document.byline) == ("Levant Weekly", ("Yaw Mensah",))


def test_json_ld_gives_title_day_authors_and_publisher(read):
    head = ld(
        headline="Mine kills two &amp; wounds one",
        datePublished="2020-01-05T23:30:00+02:00",
        author=[{"name": "Ruth Adler"}, {"name": "Yaw Mensah"}],
        publisher={"name": "The Sahel Times"},
    )
    document = read(head=head)
    assert document.title == "Mine kills two & wounds one"
    assert document.published == "2020-01-05"
    assert document.byline == ("Ruth Adler", "Yaw Mensah")
    assert document.publisher == "The Sahel Times"


def test_references_inside_a_graph_are_followed(read):
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "H", "author": {"@id": "#a"}},
            {"@id": "#a", "@type": "Person", "name": "Ruth Adler"},
        ]
    }
    assert read(head=f"<script type='application/ld+json'>{json.dumps(graph)}</script>").byline == ("Ruth Adler",)


@pytest.mark.parametrize(
    "script", ["{", "[1, 2", '{"@type": "NewsArticle",}', "null", '{"@graph": 3}', '"text"', "[" * 5000]
)
def test_broken_json_ld_is_passed_over(read, script):
    assert (
        read(head=f"<script type='application/ld+json'>{script}</script>").title == "Mine kills two policemen near Gao"
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2019-12-30T10:00:00Z'>", "2019-12-30"),
        ("<meta name='date' content='30 December 2019'>", "2019-12-30"),
        ("<meta name='parsely-pub-date' content='1577700000'>", "2019-12-30"),
        ("<meta itemprop='datePublished' content='20191230'>", "2019-12-30"),
        ("", None),
    ],
)
def test_days_of_meta_tags(read, head, day):
    assert read(head=head).published == day


def test_a_day_in_the_address_is_better_than_none(read):
    assert read(given={"url": "https://sahel.org/2019/12/30/mine"}).published == "2019-12-30"


def test_time_tags_are_read(read):
    assert read(bottom="<time datetime='2019-12-30'>Monday</time>").published == "2019-12-30"


def test_what_the_giver_states_wins(read):
    document = read(
        given={"published": "2018-01-02", "title": "Given", "url": "https://sahel.org/a"},
        head=ld(headline="H", datePublished="2020-01-05"),
    )
    assert (document.published, document.title, document.url) == ("2018-01-02", "Given", "https://sahel.org/a")


def test_a_day_in_the_future_is_refused_with_a_note(read, notes):
    assert read(head=ld(headline="H", datePublished="2031-01-05")).published is None
    assert ["2031-01-05" in note.text for note in notes] == [True]


def test_the_site_name_is_no_part_of_the_title(read):
    head = "<meta property='og:title' content='Mine kills two - The Sahel Times'><meta property='og:site_name' content='The Sahel Times'>"  # noqa: E501
    assert read(head=head, top="").title == "Mine kills two"


def test_a_printed_headline_the_metadata_share_beats_a_search_headline(read):
    head = (
        ld(headline="Gao mine blast latest news")
        + "<meta property='og:title' content='Mine kills two policemen near Gao'>"
    )
    assert read(head=head).title == "Mine kills two policemen near Gao"


PRINTED = "Mine kills two policemen near Gao"
SHARED = f"<meta property='og:title' content='{PRINTED}'>"


@pytest.mark.parametrize("field", ["name", "alternativeHeadline"])
@pytest.mark.parametrize("again", ["Mine kills two", "Mine kills two | The Sahel Times"])
@pytest.mark.parametrize("tag", ["", "<title>Mine kills two</title>", f"<title>{PRINTED}</title>"])
def test_a_headline_that_json_ld_states_twice_is_kept_against_the_printed_one(read, field, again, tag):
    assert read(head=ld(headline="Mine kills two", **{field: again}) + tag + SHARED).title == "Mine kills two"


@pytest.mark.parametrize("again", ["A fourth blast since the start of the month", "Mine kills twosome", PRINTED])
def test_another_second_headline_leaves_the_printed_one(read, again):
    assert read(head=ld(headline="Mine kills two", alternativeHeadline=again) + SHARED).title == PRINTED


ONE_FIELD = f"<title>{PRINTED} | The Sahel Times</title>" + ld(headline=PRINTED)


def shared(title):
    return f"<meta property='og:title' content='{title}'>"


def test_a_title_written_by_hand_for_sharing_goes_before_one_field_shown_three_times(read):
    hand = "Two policemen dead as their car is blown up near Gao"
    assert read(head=ONE_FIELD + shared(hand)).title == hand


@pytest.mark.parametrize(
    "confirming",
    [
        f"<meta name='twitter:title' content='{PRINTED}'>",
        f"<meta name='title' content='{PRINTED} - The Sahel Times'>",
        ld(headline=PRINTED, name=PRINTED, url="https://sahel.org/mine", datePublished="2020-01-05"),
        ld(headline=PRINTED, alternativeHeadline=PRINTED, datePublished="2020-01-05"),
    ],
)
def test_one_more_voice_for_the_headline_keeps_it(read, confirming):
    hand = shared("Two policemen dead as their car is blown up near Gao")
    assert read(head=ONE_FIELD + confirming + hand).title == PRINTED


@pytest.mark.parametrize(
    "other", ["Mine kills two policemen", "Kills two policemen near Gao", "The Sahel Times: news and views", "Home"]
)
def test_a_part_of_the_headline_or_another_matter_is_no_title_written_by_hand(read, other):
    assert read(head=ONE_FIELD + shared(other)).title == PRINTED


@given(st.permutations([SHARED, f"<meta name='twitter:title' content='{PRINTED}'>", ld(headline="Mine kills two")]))
def test_the_order_of_tags_decides_no_title(pieces):
    page = (
        f"<html><head>{''.join(pieces)}</head><body><h1>{PRINTED}</h1><p>Two policemen were killed.</p></body></html>"
    )
    assert read_page(page, "k", Setting(), original=page.encode()).title == PRINTED


def test_styles_scripts_and_drawings_are_no_text(read):
    body = (
        "<style>p { color: red }</style><script>var mine = 'Gao'</script><svg><title>Logo</title></svg>"
        "<p>Two policemen were killed near Gao on Sunday when their car struck a mine, the governor said.</p>"
        "<iframe>Your browser shows no frames.</iframe>"
        "<p>No group has said that it planted the device, the fourth since the start of the month.</p>"
    )
    text = read(body=body).text
    assert "the fourth since" in text
    assert not any(word in text for word in ("color", "var mine", "Logo", "browser"))


def test_a_printed_standfirst_is_part_of_the_report(read):
    words = "The blast is the fourth on the road to Ansongo since the beginning of the month"
    head = f"<meta name='description' content='{words}'>"
    assert words in read(head=head, top=f"<h1>Mine kills two policemen near Gao</h1><p class='sub'>{words}</p>").text
    assert words not in read(head=head).text


def test_a_visible_byline_is_read(read):
    assert read(
        top="<h1>Mine kills two policemen near Gao</h1><p class='byline'>By Ruth Adler and Yaw Mensah</p>"
    ).byline == ("Ruth Adler", "Yaw Mensah")


def test_markup_in_titles_is_not_passed_on_as_control_characters(read):
    assert "\x07" not in read(given={"title": "A\x07 b\n c"}).title


def test_too_large_a_page_is_refused():
    data = b"<p>x</p>" * 3_000_000
    failure = read_page("", "k", Setting(), original=data)
    assert isinstance(failure, Failure)
    assert "more than" in failure.reason


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/=\"' abpdivhtml&;!-[]{}\n"), max_size=400))
def test_any_markup_gives_a_document_or_a_failure(markup):
    assert isinstance(read_page(markup, "k", Setting(), original=markup.encode()), Document | Failure)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_page_gives_a_document_or_a_failure(data):
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, len(WHOLE)))
    damaged = WHOLE[:start] + data.draw(st.text(max_size=20)) + WHOLE[end:]
    assert isinstance(
        read_page(damaged, "k", Setting(), original=damaged.encode("utf-8", "replace")), Document | Failure
    )
