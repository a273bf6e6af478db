"""The reader's hook to the network: what an address leads to, as outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casusbelli.errors import FetchError
from casusbelli.fetching.fetcher import Fetcher
from casusbelli.reading.failure import Failure
from casusbelli.reading.setting import Fetch, Outcome, Setting

__all__ = ["following"]


def following(fetcher: Fetcher) -> Fetch:
    """A `Setting.fetch` that fetches with `fetcher`; lists and feeds found at an address are followed no further than
    the setting's depth."""

    def fetch(url: str, setting: Setting) -> Iterator[Outcome]:
        from casusbelli.reading.sources import read_bytes

        try:
            answer = fetcher.fetch(url)
        except FetchError as error:
            yield Failure(url, str(error).removeprefix(f"{url}: "))
            return
        deeper = replace(
            setting, level=setting.level + 1, fetch=setting.fetch if setting.level < setting.limits.depth else None
        )
        name = answer.url.split("?", 1)[0].rsplit("/", 1)[-1]
        yield from read_bytes(
            answer.body, key=url, url=answer.url, media_type=answer.media_type, name=name, setting=deeper
        )

    return fetch
