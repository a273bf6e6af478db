"""Draws docs/page.png anew: the page of the longer example, as headless Chromium shows it, with one row picked.

python scripts/draw_page.py [ROW]     ROW: the row that is picked, 5 when none is given
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "page.png"
CODE = ["code", "--date", "2024-03-12", "--format", "html", "examples/harbour-strike.txt"]
SIZE = "1360,760"
PICK = """<style>* {{ scroll-behavior: auto !important }}</style>
<script>addEventListener("load", () => {{
  document.querySelectorAll(".row")[{row}].click();
  window.scrollTo(0, 0);
}})</script>
</body>"""


def picked(page: str, row: int) -> str:
    """The page with a script that clicks a row; its own policy would forbid that script."""
    open_page = re.sub(r"<meta[^>]*Content-Security-Policy[^>]*>", "", page)
    return open_page.replace("</body>", PICK.format(row=row - 1))


def main() -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no chromium here; on Debian: apt install chromium")
    command = [sys.executable, "-m", "casusbelli", *CODE]
    page = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(picked(page, int(sys.argv[1]) if len(sys.argv) > 1 else 5), encoding="utf-8")
        switches = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--timeout=4000"]
        target = [f"--window-size={SIZE}", f"--screenshot={PICTURE}", file.as_uri()]
        subprocess.run([browser, *switches, *target], check=True, capture_output=True)


if __name__ == "__main__":
    main()
