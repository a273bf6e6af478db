"""Pages as unseen sites might build them: every fixture is invented, none is a real site's."""

import json

import pytest

HEADLINE = "Mine kills two policemen near Gao"
CHANGED = "<meta property='article:modified_time' content='2020-02-01'>"
TITLED = "<meta property='og:title' content='{}'>"


def script(*nodes):
    return f"<script type='application/ld+json'>{json.dumps(list(nodes))}</script>"


def article(**fields):
    return script({"@type": "NewsArticle", "headline": HEADLINE, **fields})


@pytest.mark.parametrize(
    "shared",
    [
        f"{HEADLINE} | World | The Sahel Times",
        f"{HEADLINE} - World - 5.1.2020",
        f"World | {HEADLINE}",
        f"{HEADLINE}--Africa--Sahel Times Online",
        f"{HEADLINE} &amp;raquo; The Sahel Times",
        f"&lt;em&gt;{HEADLINE}&lt;/em&gt;",
        "Mine kills two policemen...",
        "Mine kills two policemen near…",
    ],
)
def test_a_shared_title_is_brought_to_the_printed_one(read, shared):
    assert read(head=TITLED.format(shared)).title == HEADLINE


@pytest.mark.parametrize(
    ("shared", "site", "wanted"),
    [
        ("Truce holds | Levant Weekly", "Levant Weekly", "Truce holds"),
        ("Truce holds - The Levant Weekly", "Levant Weekly", "Truce holds"),
        ("Levant Weekly | Truce holds", "Levant Weekly", "Truce holds"),
        ("Truce holds | levantweekly.org", "", "Truce holds"),
        ("Truce holds - for now", "Levant Weekly", "Truce holds - for now"),
        ("Levant Weekly", "Levant Weekly", "Printed instead"),
        ("Sudan: truce holds", "Levant Weekly", "Sudan: truce holds"),
        ("Talks « at an end »", "Levant Weekly", "Talks « at an end »"),
    ],
)
def test_a_site_is_told_from_a_headline(read, shared, site, wanted):
    head = TITLED.format(shared) + f"<meta property='og:site_name' content='{site}'>"
    assert read(head=head, top="<h1>Printed instead</h1>").title == wanted


def test_a_search_headline_cut_at_its_limit_is_taken_whole_from_the_page(read):
    whole = (
        "Mine kills two policemen near Gao and wounds a third as they return from a funeral in the hills by the river"
    )
    head = script({"@type": "NewsArticle", "headline": whole[:110]})
    assert read(head=head, top=f"<h1>{whole}</h1>").title == whole


def test_a_logo_in_an_h1_is_no_headline(read):
    top = "<h1>The Sahel Times</h1><h1>Mine kills two policemen near Gao</h1>"
    assert read(head="<meta property='og:site_name' content='The Sahel Times'>", top=top).title == HEADLINE


def test_the_article_that_names_the_page_is_the_pages_own(read):
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://sahel.org/other", "datePublished": "2020-02-02", "author": "X Y"}  # fmt: skip  # noqa: E501
    own = {"@type": "Article", "headline": "Own", "mainEntityOfPage": {"@id": "https://sahel.org/own/"}, "datePublished": "2020-01-05"}  # fmt: skip  # noqa: E501
    head = "<link rel='canonical' href='http://www.sahel.org/own'>" + script(other, own)
    document = read(head=head)
    assert (document.title, document.published) == ("Own", "2020-01-05")


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        ("By Ruth Adler", ("Ruth Adler",)),
        ("Ruth Adler and Yaw Mensah", ("Ruth Adler", "Yaw Mensah")),
        ("Ruth Adler, Yaw Mensah and Kim Seo-yeon", ("Ruth Adler", "Yaw Mensah", "Kim Seo-yeon")),
        ("Ruth Adler, Political Editor", ("Ruth Adler",)),
        ("Ruth Adler - Defence Correspondent", ("Ruth Adler",)),
        ("Ruth Adler | Reuters", ("Ruth Adler", "Reuters")),
        ("Ruth Adler (ruth@sahel.org)", ("Ruth Adler",)),
        ("ruth.adler@sahel.org Ruth Adler", ("Ruth Adler",)),
        ("Ruth Adler @ruthadler", ("Ruth Adler",)),
        ("Ruth Adler in Gao", ("Ruth Adler",)),
        ("Ruth Adler for The Sahel Times", ("Ruth Adler",)),
        ("Ruth Adler et Yaw Mensah", ("Ruth Adler", "Yaw Mensah")),
        ("Le Sahel et agences", ("Le Sahel et agences",)),
        ("Staff Reporter", ("Staff Reporter",)),
        ("Reuters", ("Reuters",)),
        ([{"name": "Ruth Adler"}, {"name": "Ruth Adler"}], ("Ruth Adler",)),
        ({"@type": "Person", "name": {"@value": "Ruth Adler"}}, ("Ruth Adler",)),
        ({"@type": "Person", "name": "Ruth Adler", "jobTitle": "Editor"}, ("Ruth Adler",)),
        ("https://www.facebook.com/sahel", ()),
    ],
)
def test_authors_of_json_ld(read, author, wanted):
    assert read(head=script({"@type": "NewsArticle", "headline": HEADLINE, "author": author})).byline == wanted


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ruth Adler'>",
        "<meta name='parsely-author' content='Ruth Adler'>",
        "<meta property='article:author' content='https://fb.com/x'><meta name='author' content='Ruth Adler'>",
    ],
)
def test_authors_of_meta_tags(read, head):
    assert read(head=head).byline == ("Ruth Adler",)


@pytest.mark.parametrize(
    "top",
    [
        "<div class='story-byline'>By <a href='/x'>Ruth Adler</a> in Gao</div>",
        "<span itemprop='author'><span itemprop='name'>Ruth Adler</span></span>",
        "<p><a href='/authors/ruth-adler/'>Ruth Adler</a></p>",
        "<a rel='author' href='/ruth'>Ruth Adler</a>",
    ],
)
def test_authors_in_sight(read, top):
    assert read(top=f"<h1>{HEADLINE}</h1>{top}").byline == ("Ruth Adler",)


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        ("", "<div class='article-meta'>Published: 5 January 2020, 18:05 IST</div>", "2020-01-05"),
        ("", "<span class='post-date'>January 5, 2020</span><span class='date'>March 1, 2021</span>", "2020-01-05"),
        ("", "<span itemprop='datePublished' content='2020-01-05T08:00:00+05:30'>today</span>", "2020-01-05"),
        ("", "<span class='updated date'>an hour ago</span>", None),
        (CHANGED, "<span class='date'>5 Jan 2020</span>", "2020-01-05"),
        (CHANGED, "", "2020-02-01"),
        (script({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-05"}]}), "", "2020-01-05"),
        (article(datePublished="2020-01-05", dateModified="2020-02-01"), "", "2020-01-05"),
        (article(datePublished={"@value": "2020-01-05"}), "", "2020-01-05"),
        (article(datePublished="Sun, 05 Jan 2020 23:30:00 -0800"), "", "2020-01-05"),
        (article(datePublished="2020-01-05 23:30:00 EST"), "", "2020-01-05"),
        (article(datePublished="0000-00-00"), "<time datetime='2020-01-05'></time>", "2020-01-05"),
    ],
)
def test_days(read, head, top, day):
    assert read(head=head, top=f"<h1>{HEADLINE}</h1>{top}").published == day
