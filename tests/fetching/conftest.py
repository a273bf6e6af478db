import pytest

from casusbelli.fetching import FakeTransport, Fetcher, Pace, Reply


class Clock:
    """A clock that only moves when something sleeps."""

    def __init__(self):
        self.now = 1000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def network():
    return FakeTransport(names={"sahel.org": [("93.184.216.34",)], "levant.org": [("93.184.216.35",)]})


@pytest.fixture
def fetcher(network, clock):
    return Fetcher(network, pace=Pace(2.0, 60.0, clock, clock.sleep))


@pytest.fixture
def page():
    def page(body=b"text", status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return lambda asked: Reply(status, named, iter((body,)))

    return page
