"use strict";
// Links each row with its words: hover shows them, click or keyboard picks them and brings them into view.
for (const section of document.querySelectorAll(".report")) {
  const text = section.querySelector(".text");
  if (!text) continue;
  const rows = [...section.querySelectorAll(".row")];
  const said = document.getElementById("said");
  const wordsOf = new Map(rows.map((row) => [row.id, []]));
  const names = new Map([...document.querySelectorAll(".legend li")].map((item) => [item.className.slice(2), item.textContent]));
  for (const mark of text.querySelectorAll(".m")) {
    for (const entry of mark.dataset.m.split(" ")) {
      const [row, kind] = entry.split(":");
      wordsOf.get("e" + row)?.push([mark, kind]);
    }
  }
  let picked = null;

  // Only a pane that scrolls by itself is moved; on a narrow screen the quote in the row says enough.
  function bring(item, pane) {
    if (!item || pane.scrollHeight <= pane.clientHeight) return;
    const top = item.offsetTop, bottom = top + item.offsetHeight;
    if (top >= pane.scrollTop && bottom <= pane.scrollTop + pane.clientHeight) return;
    pane.scrollTo({ top: top - pane.clientHeight / 3 });
  }

  function clear() {
    text.classList.remove("picked");
    for (const mark of text.querySelectorAll(".on")) {
      mark.className = mark.className.replace(/ on\b.*/, "");
      delete mark.dataset.k;
    }
    for (const row of rows) row.classList.remove("on-row");
  }

  function show(row) {
    clear();
    if (!row) return;
    row.classList.add("on-row");
    text.classList.add("picked");
    let last = null;
    for (const [mark, kind] of wordsOf.get(row.id)) {
      if (mark.classList.contains("on")) continue;
      mark.className += ` on on-${kind}`;
      if (last !== kind || !mark.previousSibling?.classList?.contains("on")) mark.dataset.k = names.get(kind) ?? kind;
      last = kind;
    }
  }

  function pick(row) {
    picked = row;
    show(row);
    const word = document.getElementById("w" + row.id.slice(1)) ?? wordsOf.get(row.id)[0]?.[0];
    bring(word, text);
    bring(row, row.closest(".rows"));
    history.replaceState(null, "", "#" + row.id);
    said.textContent = `Row ${rows.indexOf(row) + 1} of ${rows.length}: ${row.querySelector("h3").textContent}`;
  }

  for (const row of rows) {
    row.addEventListener("mouseenter", () => show(row));
    row.addEventListener("mouseleave", () => show(picked));
    row.addEventListener("focus", () => pick(row));
    row.addEventListener("click", (event) => {
      if (event.target.closest("a")) event.preventDefault();
      row.focus();
      pick(row);
    });
  }

  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    if (!mark) return;
    event.preventDefault();
    const candidates = mark.dataset.m.split(" ").map((entry) => document.getElementById("e" + entry.split(":")[0]));
    const here = candidates.indexOf(picked);
    const next = candidates[(here + 1) % candidates.length];
    next.focus({ preventScroll: true });
    pick(next);
    if (getComputedStyle(next.closest(".rows")).overflowY === "visible") next.scrollIntoView({ block: "center" });
  });

  section.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "INPUT") return;
    const step = { j: 1, k: -1 }[event.key];
    if (event.key === "Escape") { picked = null; clear(); return; }
    if (!step) return;
    event.preventDefault();
    const seen = rows.filter((row) => !row.hidden);
    const at = seen.indexOf(picked);
    const next = seen[at < 0 ? 0 : Math.min(seen.length - 1, Math.max(0, at + step))];
    next?.focus({ preventScroll: getComputedStyle(text).overflowY !== "visible" });
  });

  const linked = rows.find((row) => "#" + row.id === location.hash);
  if (linked) pick(linked);

  const filters = section.querySelector(".filters");
  if (filters) {
    filters.hidden = false;
    filters.addEventListener("change", () => {
      const wanted = new Set([...filters.querySelectorAll("input:checked")].map((box) => box.value));
      for (const row of rows) row.hidden = !wanted.has(row.dataset.type);
    });
  }
}
document.addEventListener("keydown", (event) => {
  if (event.target === document.body && event.key === "j") document.querySelector(".row:not([hidden])")?.focus();
});
