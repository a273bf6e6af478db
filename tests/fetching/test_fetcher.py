"""S2 and the manners of the fetcher, over the shipped fake network."""

import pytest

from casusbelli.errors import FetchError
from casusbelli.fetching import Reply


def redirect(place, status=302):
    return lambda asked: Reply(status, {"location": place}, iter(()))


def test_a_page_is_fetched_from_the_checked_address(fetcher, network, page):
    network.pages["https://sahel.org/a"] = page(b"hello", content_type="text/html")
    answer = fetcher.fetch("https://sahel.org/a")
    assert (answer.body, answer.media_type, answer.url) == (b"hello", "text/html", "https://sahel.org/a")
    assert network.asked[-1][1] == "93.184.216.34"


def test_a_redirect_is_followed_and_its_target_checked(fetcher, network, page):
    network.pages["http://sahel.org/a"] = redirect("https://levant.org/b")
    network.pages["https://levant.org/b"] = page(b"there")
    assert fetcher.fetch("http://sahel.org/a").url == "https://levant.org/b"


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "ftp://sahel.org/",
        "http://u@sahel.org/",
        "http://[",
        "//localhost/x",
        "",
    ],
)
def test_a_redirect_to_a_private_place_is_refused(fetcher, network, place):
    network.pages["http://sahel.org/a"] = redirect(place)
    with pytest.raises(FetchError):
        fetcher.fetch("http://sahel.org/a")
    assert {address for _, address, _ in network.asked} == {"93.184.216.34"}


def test_a_name_that_leads_to_a_private_address_is_refused(fetcher, network):
    network.names["inside.org"] = [("10.0.0.7",)]
    with pytest.raises(FetchError, match=r"10\.0\.0\.7"):
        fetcher.fetch("http://inside.org/")
    assert network.asked == []


def test_one_private_address_among_public_ones_is_enough(fetcher, network):
    network.names["mixed.org"] = [("93.184.216.34", "127.0.0.1")]
    with pytest.raises(FetchError, match="refused"):
        fetcher.fetch("http://mixed.org/")


def test_a_name_that_changes_its_address_is_checked_each_time(fetcher, network, page):
    network.names["twice.org"] = [("93.184.216.34",), ("127.0.0.1",)]
    network.pages["http://twice.org/a"] = page(b"secret")
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        fetcher.fetch("http://twice.org/a")
    assert all(address == "93.184.216.34" for _, address, _ in network.asked)


def test_five_redirects_are_followed_and_no_more(fetcher, network, page):
    for number in range(50):
        network.pages[f"http://sahel.org/{number}"] = redirect(f"/{number + 1}")
    with pytest.raises(FetchError, match="5 redirects"):
        fetcher.fetch("http://sahel.org/0")
    network.pages["http://sahel.org/5"] = page(b"end")
    assert fetcher.fetch("http://sahel.org/0").body == b"end"


def test_robots_are_obeyed(fetcher, network, page):
    network.pages["http://sahel.org/robots.txt"] = page(b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    network.pages["http://sahel.org/private/a"] = page(b"no")
    network.pages["http://sahel.org/a"] = page(b"yes")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch("http://sahel.org/private/a")
    assert fetcher.fetch("http://sahel.org/a").body == b"yes"
    assert [url for url, _, _ in network.asked] == ["http://sahel.org/robots.txt", "http://sahel.org/a"]


def test_a_redirect_does_not_go_round_robots(fetcher, network, page):
    network.pages["http://levant.org/robots.txt"] = page(b"User-agent: casusbelli\nDisallow: /\n")
    network.pages["http://sahel.org/a"] = redirect("http://levant.org/a")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch("http://sahel.org/a")


def test_a_site_whose_robots_cannot_be_read_is_left_alone_for_a_while(fetcher, network, page, clock):
    network.pages["http://sahel.org/robots.txt"] = page(b"", status=503)
    network.pages["http://sahel.org/a"] = page(b"yes")
    with pytest.raises(FetchError, match="cannot be read"):
        fetcher.fetch("http://sahel.org/a")
    network.pages["http://sahel.org/robots.txt"] = page(b"")
    with pytest.raises(FetchError):
        fetcher.fetch("http://sahel.org/a")
    clock.now += 700
    assert fetcher.fetch("http://sahel.org/a").body == b"yes"


def test_one_host_is_asked_slowly(fetcher, network, page, clock):
    network.pages["http://sahel.org/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 7\n")
    network.pages["http://sahel.org/a"] = page()
    network.pages["http://levant.org/a"] = page()
    for _ in range(3):
        fetcher.fetch("http://sahel.org/a")
    fetcher.fetch("http://levant.org/a")
    assert clock.slept == [7, 7]


def test_validators_are_sent_and_an_unchanged_answer_is_said(fetcher, network):
    network.pages["http://sahel.org/feed"] = lambda asked: Reply(
        304 if asked.get("If-None-Match") == '"1"' else 200, {"etag": '"1"'}, iter((b"x",))
    )
    assert not fetcher.fetch("http://sahel.org/feed").unchanged
    assert fetcher.fetch("http://sahel.org/feed", etag='"1"', modified="Mon").unchanged
    assert network.asked[-1][2]["If-Modified-Since"] == "Mon"


def test_a_validator_cannot_smuggle_a_header(fetcher, network, page):
    network.pages["http://sahel.org/feed"] = page()
    fetcher.fetch("http://sahel.org/feed", etag='"1"\r\nX: y')
    assert "If-None-Match" not in network.asked[-1][2]


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 410, 429, 500, 503])
def test_what_is_not_an_answer_is_an_error(fetcher, network, page, status):
    network.pages["http://sahel.org/a"] = page(b"x", status=status, retry_after="30")
    with pytest.raises(FetchError, match=str(status)):
        fetcher.fetch("http://sahel.org/a")


def test_retry_after_is_waited_for(fetcher, network, page, clock):
    network.pages["http://sahel.org/a"] = page(b"x", status=429, retry_after="30")
    with pytest.raises(FetchError):
        fetcher.fetch("http://sahel.org/a")
    network.pages["http://sahel.org/a"] = page(b"yes")
    fetcher.fetch("http://sahel.org/a")
    assert clock.slept == [30]


def test_no_such_host(fetcher):
    with pytest.raises(FetchError, match="no such host"):
        fetcher.fetch("http://nowhere.org/")
