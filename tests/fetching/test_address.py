"""S1: addresses that must not be fetched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casusbelli.errors import FetchError
from casusbelli.fetching import Allowance, is_public, target_of

REFUSED = """
http://127.0.0.1/
http://127.0.0.1:80/
http://127.1/
http://127.0.1/
http://2130706433/
http://0x7f000001/
http://0x7f.0.0.1/
http://0177.0.0.1/
http://017700000001/
http://127.0.0.1./
http://0/
http://0.0.0.0/
http://10.0.0.1/
http://10.255.255.255/
http://172.16.0.1/
http://172.31.255.255/
http://192.168.0.1/
http://169.254.169.254/latest/meta-data/
http://169.254.170.2/
http://100.64.0.1/
http://192.0.0.192/
http://192.0.2.1/
http://198.18.0.1/
http://198.51.100.1/
http://203.0.113.1/
http://224.0.0.1/
http://240.0.0.1/
http://255.255.255.255/
http://[::1]/
http://[::]/
http://[::ffff:127.0.0.1]/
http://[::ffff:7f00:1]/
http://[::ffff:a9fe:a9fe]/
http://[::127.0.0.1]/
http://[64:ff9b::7f00:1]/
http://[64:ff9b::169.254.169.254]/
http://[2002:7f00:1::]/
http://[2002:c0a8:0101::1]/
http://[fe80::1]/
http://[fe80::1%25eth0]/
http://[fc00::1]/
http://[fd00:ec2::254]/
http://[ff02::1]/
http://[2001:db8::1]/
http://localhost/
http://LOCALHOST/
http://localhost./
http://localhost.localdomain/
http://ip6-localhost/
http://printer.local/
http://db.internal/
http://metadata.google.internal/computeMetadata/v1/
http://router.lan/
http://intranet/
http://service.home.arpa/
http://ｌｏｃａｌｈｏｓｔ/
http://①②⑦.⓪.⓪.①/
http://127。0。0。1/
http://user@sahel.org/
http://user:word@sahel.org/
http://sahel.org@127.0.0.1/
http://sahel.org%00@127.0.0.1/
http://sahel.org:22/
http://sahel.org:25/
http://sahel.org:99999/
http://sahel.org\\@127.0.0.1/
http://sahel.org /
http:///path
http://
https:sahel.org
//sahel.org/
sahel.org
file:///etc/passwd
ftp://sahel.org/
gopher://sahel.org/
data:text/html,x
javascript:alert(1)
dict://sahel.org/
ldap://sahel.org/
jar:http://sahel.org!/
http://-bad.org/
http://a..b.org/
http://xn--/
""".strip().split("\n")


@pytest.mark.parametrize("url", [*REFUSED, "", "http://sahel.org/\r\nHost: x", "http://sahel.org/" + "a" * 5000])
def test_refused(url):
    with pytest.raises(FetchError):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("http://sahel.org", "http://sahel.org/"),
        ("HTTPS://Sahel.ORG:443/a?b=c#d", "https://sahel.org/a?b=c"),
        ("http://sahel.org:8080/", "http://sahel.org:8080/"),
        ("https://müller.de/ä", "https://xn--mller-kva.de/%C3%A4"),
        ("http://8.8.8.8/x", "http://8.8.8.8/x"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_taken(url, wanted):
    assert target_of(url).url == wanted


def test_an_allowance_holds_for_its_address_and_port_only():
    allowance = Allowance(frozenset({("127.0.0.1", 8001)}))
    assert target_of("http://127.0.0.1:8001/", allowance).port == 8001
    for url in ("http://127.0.0.1:8002/", "http://127.0.0.2:8001/"):
        with pytest.raises(FetchError):
            target_of(url, allowance)


@given(
    st.ip_addresses(v=4, network="10.0.0.0/8")
    | st.ip_addresses(v=4, network="169.254.0.0/16")
    | st.ip_addresses(v=4, network="127.0.0.0/8")
)
def test_private_addresses_are_not_public_in_any_dress(address):
    number = int(address)
    dresses = [
        str(address),
        f"::ffff:{address}",
        f"64:ff9b::{address}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1",
    ]
    assert not any(is_public(dress) for dress in dresses)


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(text):
    for url in (text, f"http://{text}", f"http://sahel.org/{text}"):
        try:
            target = target_of(url)
        except FetchError:
            continue
        assert target.url.isascii()
        assert target.url.isprintable()
        assert target_of(target.url) == target
