"""Varied reports from templates, as many as are wanted: what a month of a busy news desk is for `scale.py`.

Every report is of one of some thousand happenings (who, what, whom, where, when, how many) and tells it in its own
order and words, with sentences of no event between; some are cut or edited copies of an earlier one, as in life.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from casusbelli.records import Document, document_id

__all__ = ["reports"]

FIRST_DAY = date(2021, 3, 1)
DAYS = 90
COPIES = 0.12
"""Share of reports that are copies of an earlier one."""
REMEMBERED = 400

FORCES = {
    "Israel": ("Israeli forces", "the Israeli military", "Israeli warplanes"),
    "Turkey": ("Turkish troops", "the Turkish army", "Turkish drones"),
    "Ethiopia": ("Ethiopian troops", "the Ethiopian army", "federal soldiers"),
    "Mali": ("Malian soldiers", "the Malian army", "Malian troops"),
    "Pakistan": ("Pakistani security forces", "the Pakistani army", "Pakistani troops"),
    "Myanmar": ("Myanmar's military", "junta troops", "Myanmar soldiers"),
    "Ukraine": ("Ukrainian troops", "the Ukrainian army", "Ukrainian gunners"),
    "Nigeria": ("Nigerian troops", "the Nigerian army", "Nigerian jets"),
    "Yemen": ("Yemeni government forces", "the Yemeni army", "government troops"),
    "Colombia": ("Colombian soldiers", "the Colombian army", "Colombian police"),
}
REBELS = {
    "Israel": ("Hamas", "Islamic Jihad", "Gaza"),
    "Turkey": ("the PKK", "Kurdish militants", "Sirnak"),
    "Ethiopia": ("the TPLF", "Tigrayan rebels", "Mekelle"),
    "Mali": ("JNIM", "jihadist fighters", "Mopti"),
    "Pakistan": ("the Pakistani Taliban", "Baloch separatists", "Quetta"),
    "Myanmar": ("the Arakan Army", "Karen fighters", "Loikaw"),
    "Ukraine": ("Russian-backed separatists", "separatist fighters", "Donetsk"),
    "Nigeria": ("Boko Haram", "ISWAP fighters", "Maiduguri"),
    "Yemen": ("the Houthis", "Houthi rebels", "Marib"),
    "Colombia": ("the ELN", "FARC dissidents", "Arauca"),
}
OTHERS = (
    "Russia",
    "China",
    "the United States",
    "Iran",
    "France",
    "Germany",
    "Egypt",
    "India",
    "Qatar",
    "Saudi Arabia",
)
FIGHTS = (
    "{force} shelled positions of {rebel} near {town} on {day}, killing {dead} fighters",
    "{force} raided a village outside {town} on {day} and detained {dead} people",
    "Fighters of {rebel} ambushed {force} on the road to {town} on {day}, killing {dead} soldiers",
    "{rebel} fired rockets at {town} on {day}, wounding {dead} civilians",
    "At least {dead} people died in clashes between {force} and {rebel} in {town} on {day}",
    "{force} bombed a camp of {rebel} near {town} early on {day}; {dead} people were killed",
)
TALKS = (
    "The president of {country} met the foreign minister of {other} in {town} on {day} to discuss a ceasefire",
    "{other} condemned the violence in {town} on {day} and called on {country} to hold talks",
    "{country} expelled two diplomats of {other} on {day}",
    "{other} imposed sanctions on {dead} officials of {country} on {day}",
    "{other} promised {country} medical aid worth {dead} million dollars on {day}",
    "Thousands of people protested against the government of {country} in {town} on {day}",
    "{country} and {other} signed an agreement on border trade on {day}",
)
AFTER = (
    "A spokesman for {rebel} said the group would respond to the attack",
    "The defence ministry of {country} blamed {rebel} for the violence",
    "{rebel} claimed responsibility in a statement posted online",
    "Officials of {country} denied that civilians had been hit",
    "{other} warned {country} that it would withdraw its support if the fighting went on",
    "The government promised an investigation",
    "Medical workers said {dead} wounded had been brought to the hospital in {town}",
    "The United Nations urged both sides to protect civilians",
)
IDLE = (
    "Prices in the market of {town} have doubled since the spring, traders said",
    "The road to {town} runs through dry hills and is closed in the rainy season",
    "Schools in the district opened late this year because of repairs",
    "Analysts said the outcome would depend on the harvest and on the price of fuel",
    "The town has some {dead} thousand inhabitants, most of them farmers",
    "Residents described a long night without power or water",
    "The local football team won its match against a rival from the coast",
    "Shops were open again by noon and buses ran as usual",
)


def reports(number: int, sentences: int, seed: int = 7) -> Iterator[Document]:
    """So many reports of so many sentences, the same for the same seed."""
    chance = random.Random(seed)
    recent: list[Document] = []
    for place in range(number):
        copied = recent and chance.random() < COPIES
        made = _copy(chance, place, chance.choice(recent)) if copied else _report(chance, place, sentences)
        recent = [*recent[-REMEMBERED:], made]
        yield made


def _report(chance: random.Random, place: int, sentences: int) -> Document:
    facts, day = _happening(chance)
    lead = chance.choice(FIGHTS if chance.random() < 0.6 else TALKS).format(**facts)
    others = [*chance.sample(AFTER, min(len(AFTER), max(1, sentences // 3))), *chance.sample(IDLE, 4), *TALKS[:2]]
    chance.shuffle(others)
    told = [line.format(**(facts if chance.random() < 0.8 else _happening(chance)[0])) for line in others]
    lines = [_capital(line) + "." for line in (lead, *told[: sentences - 1])]
    return _document(place, _capital(lead.split(",")[0]), f"{' '.join(lines)}\n\nReport {place} of the desk.", day)


def _copy(chance: random.Random, place: int, told: Document) -> Document:
    """An earlier report cut short, or with a line of its own before it."""
    body = told.text.rsplit("\n\n", 1)[0]
    lines = body.split(". ")
    text = (
        ". ".join(lines[: max(2, len(lines) * 2 // 3)]) if chance.random() < 0.5 else f"{chance.choice(IDLE)}. {body}"
    )
    day = date.fromisoformat(told.published or FIRST_DAY.isoformat())
    return _document(place, told.title or "", f"{text}\n\nCopy {place}.", day)


def _happening(chance: random.Random) -> tuple[dict[str, object], date]:
    country = chance.choice(sorted(FORCES))
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    group, fighters, town = REBELS[country]
    facts: dict[str, object] = {
        "country": country,
        "force": chance.choice(FORCES[country]),
        "rebel": chance.choice((group, fighters)),
        "town": town,
        "other": chance.choice(OTHERS),
        "dead": chance.randrange(2, 60),
        "day": f"{day:%B} {day.day}",
    }
    return facts, day + timedelta(days=chance.randrange(2))


def _document(place: int, title: str, text: str, day: date) -> Document:
    return Document(document_id(text), text, key=f"report-{place}", title=title, published=day.isoformat())


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
