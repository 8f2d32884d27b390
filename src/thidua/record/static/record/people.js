// Rows picked on the list of people: all of the page at once, and how many are picked. Works without it, one by one.
for (const form of document.querySelectorAll("[data-bulk]")) {
  const all = form.querySelector("[data-pick-all]");
  const rows = [...form.querySelectorAll("input[name=nguoi]")];
  const everybody = form.querySelector("input[name=tat_ca]");
  const shown = form.querySelector("[data-picked]");
  let last = null;
  const tell = () => {
    const picked = rows.filter((row) => row.checked).length;
    all.checked = picked === rows.length;
    all.indeterminate = picked > 0 && picked < rows.length;
    shown.textContent = everybody.checked || !picked ? "" : `(${picked})`;
  };
  all.addEventListener("change", () => { for (const row of rows) row.checked = all.checked; tell(); });
  for (const [place, row] of rows.entries()) {
    row.addEventListener("click", (event) => {
      // With Shift all rows from the last one clicked up to this one follow it.
      if (event.shiftKey && last !== null) {
        for (const between of rows.slice(Math.min(last, place), Math.max(last, place) + 1)) between.checked = row.checked;
      }
      last = place;
      tell();
    });
  }
  everybody.addEventListener("change", tell);
  tell();
}
