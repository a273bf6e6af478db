"""Reports and events as a person reads them: a table, a sheet, a page."""

from casusbelli.views.page import page
from casusbelli.views.rows import Row, rows_of
from casusbelli.views.sheet import sheet
from casusbelli.views.table import event_table, report_table

__all__ = ["Row", "event_table", "page", "report_table", "rows_of", "sheet"]
