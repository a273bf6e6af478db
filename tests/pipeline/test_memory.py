"""P3 of the reliability notes: a document that wants too much memory becomes a failed row, and the next is coded."""

import subprocess
import sys

SCRIPT = """
from casusbelli.pipeline.guard import GuardLimits, guarded, limit_memory
from casusbelli.records import Document, Report

class Greedy:
    name = "greedy"

    def code(self, document):
        return Report(document, error=None if document.text != "hog" else str(len(bytearray(3 << 30))))

limit_memory(GuardLimits())
print([guarded(Greedy(), Document(text, text)).error for text in ("hog", "two were killed")])
"""


def test_a_document_that_wants_gigabytes_fails_alone():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['coding needed too much memory and was stopped', None]"
