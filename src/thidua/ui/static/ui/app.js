/* What a page cannot do by itself: close open menus, keep focus after htmx, print. Everything works without it. */
(function () {
  "use strict";

  function closeMenus(except) {
    document.querySelectorAll("details.who[open], details.fold[open]").forEach(function (menu) {
      if (menu !== except) { menu.open = false; }
    });
  }

  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.who, details.fold"));
    if (event.target.closest("[data-print]")) { window.print(); }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var open = document.querySelector("details.who[open], details.fold[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  /* One box that ticks all boxes of its table: <input type="checkbox" data-tick-all="name"> */
  document.addEventListener("change", function (event) {
    var name = event.target.dataset && event.target.dataset.tickAll;
    if (!name) { return; }
    var form = event.target.closest("form") || document;
    form.querySelectorAll('input[type="checkbox"][name="' + CSS.escape(name) + '"]').forEach(function (box) {
      box.checked = event.target.checked;
    });
  });

  function focusErrors(root) {
    var errors = root.querySelector(".errors");
    if (errors) { errors.focus(); }
  }
  document.addEventListener("DOMContentLoaded", function () { focusErrors(document); });
  document.addEventListener("htmx:afterSwap", function (event) { focusErrors(event.target); });
}());
