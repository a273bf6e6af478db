"""Reports and events as a person reads them: a table, a sheet, a page."""

from casusbelli.views.card import event_card, mention_card
from casusbelli.views.page import page
from casusbelli.views.rows import Row, rows_of
from casusbelli.views.sheet import sheet
from casusbelli.views.table import event_table, report_table

__all__ = ["Row", "event_card", "event_table", "mention_card", "page", "report_table", "rows_of", "sheet"]
