import json
import shutil
from pathlib import Path

import pytest

from casusbelli.errors import ModelError
from casusbelli.language import Analyser
from casusbelli.language.model import DATA


def test_a_missing_model_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"manifest\.json is missing") as caught:
        Analyser.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"accurate\.onnx is missing"):
        Analyser.load(tmp_path)


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    for path in DATA.iterdir():
        if path.is_file() and not path.name.startswith("fast"):
            shutil.copy(path, tmp_path / path.name)
    labels = json.loads((tmp_path / "labels.json").read_bytes())
    (tmp_path / "labels.json").write_text(json.dumps(labels | {"extra": []}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"labels\.json is not the one shipped"):
        Analyser.load(tmp_path)


def test_a_damaged_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(ModelError, match="not a table"):
        Analyser.load(tmp_path)
