/* Keys of the counting sheet: Enter and the arrows move between cells, as in a workbook. All else works without. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-count]");
  if (!form) { return; }

  function cells() { return Array.from(form.querySelectorAll("table .input--count")); }

  function go(from, step) {
    var list = cells();
    var place = list.indexOf(from);
    var next = place < 0 ? list[0] : list[place + step];
    if (next) { next.focus(); next.select(); }
  }

  form.addEventListener("focusin", function (event) {
    if (event.target.classList.contains("input--count")) { event.target.select(); }
  });
  form.addEventListener("keydown", function (event) {
    if (!event.target.classList.contains("input--count")) { return; }
    var steps = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 4, ArrowUp: -4 };
    if (!(event.key in steps)) { return; }
    event.preventDefault();
    go(event.target, steps[event.key]);
  });
}());
