import pytest

from casusbelli.reading.pages import read_page


@pytest.fixture
def read(make_page, setting):
    def read(given=None, **parts):
        markup = make_page(**parts)
        return read_page(markup, "k", setting, original=markup.encode(), given=given)

    return read
