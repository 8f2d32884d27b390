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

  /* The search box: "/" goes there, arrows choose among what was found, Enter opens it, Escape closes the list. */
  function choices(list) { return Array.prototype.slice.call(list.querySelectorAll('[role="option"]')); }

  function choose(box, list, step) {
    var all = choices(list);
    if (!all.length) { return; }
    var now = all.findIndex(function (one) { return one.getAttribute("aria-selected") === "true"; });
    var next = (now + step + all.length + (now < 0 && step < 0 ? 1 : 0)) % all.length;
    all.forEach(function (one, place) { one.setAttribute("aria-selected", String(place === next)); });
    box.setAttribute("aria-activedescendant", all[next].id);
    all[next].scrollIntoView({ block: "nearest" });
  }

  function closeFound(box, list) {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  document.addEventListener("keydown", function (event) {
    var box = document.getElementById("tim"), list = document.getElementById("tim-thay");
    if (!box || !list) { return; }
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !event.target.isContentEditable) {
      event.preventDefault();
      box.focus();
      return;
    }
    if (event.target !== box) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(box, list, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      closeFound(box, list);
    } else if (event.key === "Enter") {
      var chosen = list.hidden ? null : list.querySelector('[aria-selected="true"]');
      if (chosen) { event.preventDefault(); window.location.assign(chosen.href); }
    }
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    if (event.target.id !== "tim-thay") { return; }
    var box = document.getElementById("tim");
    event.target.hidden = false;
    box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-expanded", String(choices(event.target).length > 0));
  });

  document.addEventListener("click", function (event) {
    var box = document.getElementById("tim"), list = document.getElementById("tim-thay");
    if (box && list && !event.target.closest(".find")) { closeFound(box, list); }
  });

  function focusErrors(root) {
    var errors = root.querySelector(".errors");
    if (errors) { errors.focus(); }
  }
  document.addEventListener("DOMContentLoaded", function () { focusErrors(document); });
  document.addEventListener("htmx:afterSwap", function (event) { focusErrors(event.target); });
}());
