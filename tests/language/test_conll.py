import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))

from casusbelli.language.analysis import Analysis, Sentence, Word
from conll import compare, fresh, read

GOLD = """# newdoc id = a
# newpar
# sent_id = 1
1\tTroops\ttroop\tNOUN\tNNS\t_\t3\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t0\troot\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
1\tShells\tshell\tNOUN\tNNS\t_\t2\tnsubj:pass\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def test_hand_checked_scores(tmp_path: Path) -> None:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    (gold,) = read(path)
    assert gold.text == "Troops don't. Shells fell"
    rows = [
        (0, 6, "NOUN", 1, "nsubj"), (7, 12, "AUX", -1, "root"), (12, 13, "PUNCT", 1, "punct"),
        (14, 20, "VERB", 4, "nsubj"), (21, 25, "VERB", -1, "root"),
    ]  # fmt: skip
    words = tuple(Word(i, a, b, gold.text[a:b], "x", u, "", h, r, 0) for i, (a, b, u, h, r) in enumerate(rows))
    sentences = (Sentence(0, 0, 13, 0, 3, 0), Sentence(1, 14, 25, 3, 5, 0))
    scores = fresh()
    compare(gold, Analysis(gold.text, words, sentences), scores)
    # 6 gold words, 5 of the system's, 4 the same; only Shells and fell have their right governor
    assert scores["words"].f1 == pytest.approx(200 * 4 / 11)
    assert scores["upos"].f1 == pytest.approx(200 * 3 / 11)
    assert scores["uas"].f1 == pytest.approx(200 * 2 / 11)
    assert scores["las"].f1 == pytest.approx(200 * 2 / 11)
    assert scores["las_full"].f1 == pytest.approx(200 * 1 / 11)
    assert scores["sentences"].f1 == pytest.approx(100.0)
