from casusbelli.language.lemmas import lemma_of

TABLE = {"killed\tVBD": "kill", "forces\tNNS": "force"}


def test_the_table_goes_before_the_script() -> None:
    assert lemma_of("killed", "VBD", "keep 1 ", TABLE) == "kill"
    assert lemma_of("KILLED", "VBD", "keep 0 ", TABLE) == "kill"


def test_scripts_cut_and_add() -> None:
    assert lemma_of("Militias", "NNS", "lower 1 ", TABLE) == "militia"
    assert lemma_of("armies", "NNS", "keep 3 y", TABLE) == "army"


def test_names_keep_their_case_and_nothing_becomes_empty() -> None:
    assert lemma_of("NATO", "NNP", "keep 0 ", TABLE) == "NATO"
    assert lemma_of("a", "DT", "keep 5 ", TABLE) == "a"
