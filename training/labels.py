"""Label inventories of every head; lists that depend on the treebanks are collected from the training data."""

from __future__ import annotations

import json
from pathlib import Path

NAME_TYPES = ["Person", "Organization", "Location", "Facility", "NORP", "Date", "Money", "Product", "Misc"]
NAME_TAGS = ["O"] + [f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in "BI"]
EVENT_TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
TRIGGER = ["none", *EVENT_TYPES]
MODES = [
    "visit",
    "third-party",
    "multilateral",
    "phone",
    "withdraw",
    "release",
    "disarm",
    "ceasefire",
    "access",
    "resign",
    "assist",
    "change",
    "yield",
    "meet",
    "disapprove",
    "investigate",
    "allege",
    "restrict",
    "arrest",
    "relations",
    "expel",
    "territory",
    "violence",
    "demo",
    "riot",
    "strike",
    "hunger",
    "boycott",
    "obstruct",
    "convict",
    "discontinue",
    "troops",
    "weapons",
    "police",
    "militia",
    "seize",
    "censor",
    "curfew",
    "martial-law",
    "deport",
    "withhold",
    "misinformation",
    "cyber",
    "abduct",
    "beat",
    "torture",
    "sexual",
    "targeted",
    "destroy",
    "primitive",
    "firearms",
    "explosives",
    "suicide-attack",
    "aerial",
    "drone",
    "heavy-weapons",
    "crowd-control",
    "unconventional",
]
EVENT_FACTUALITY = ["actual", "ongoing", "future", "hypothetical", "negated", "attempted"]
STANCE = ["", "reports", "claims", "alleges", "denies", "confirms", "threatens", "predicts"]
ROLES = ["actor", "recipient", "place", "time", "source", "toll", "means", "cue"]
LINKS = ["retaliation_for", "response_to", "caused_by", "part_of", "aims_to_prevent", "same_as"]
PAIRS = ROLES + LINKS
CAUSAL = ["cause", "effect", "signal"]
MUC_ROLES = ["none", "PerpInd", "PerpOrg", "Victim", "Target", "Weapon"]

FIXED = {
    "names": NAME_TAGS,
    "trigger": TRIGGER,
    "modes": MODES,
    "event_factuality": EVENT_FACTUALITY,
    "stance": STANCE,
    "argument": PAIRS,
    "causal": CAUSAL,
    "muc_role": MUC_ROLES,
}


def save(labels: dict[str, list[str]], path: Path) -> None:
    """Write the inventories as JSON."""
    path.write_text(json.dumps(labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> dict[str, list[str]]:
    """Read the inventories back."""
    loaded: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
