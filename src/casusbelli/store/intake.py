"""How reports come into a store: copies found, happenings joined with the known ones, then all kept at once."""

from __future__ import annotations

from collections.abc import Sequence

from casusbelli.records import Report
from casusbelli.store.copies import Copies
from casusbelli.store.joiner import Joiner
from casusbelli.store.writer import Added, Run, StoreWriter

__all__ = ["Intake"]


class Intake:
    """One run's way into a store; keeps what it read of the store at hand from batch to batch."""

    def __init__(self, store: StoreWriter, run: Run) -> None:
        self._store = store
        self._run = run
        self._copies = Copies(store)
        self._joiner = Joiner(store)

    def add(self, reports: Sequence[Report]) -> Added:
        """Keep a batch, all of it or on any error nothing; what is there already is left as it is."""
        new, other = self._sorted(reports)
        copies = {report.document.id: self._copies.place(report.document) for report in new}
        families = {document: copy.family for document, copy in copies.items()}
        try:
            return self._store.add([*self._joiner.join(new, families), *other], self._run, copies)
        except BaseException:
            # What is at hand now tells of reports that were not kept.
            self._copies, self._joiner = Copies(self._store), Joiner(self._store)
            raise

    def _sorted(self, reports: Sequence[Report]) -> tuple[list[Report], list[Report]]:
        """New reports, each document once; and failures and known ones."""
        new: dict[str, Report] = {}
        other: list[Report] = []
        for report in reports:
            document = report.document.id
            fresh = report.error is None and document not in new and not self._store.has_document(document)
            if fresh:
                new[document] = report
            else:
                other.append(report)
        return list(new.values()), other
