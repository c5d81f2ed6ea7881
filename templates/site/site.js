// Shows a term's definition beside the word; without this script the word leads to the glossary.
(function () {
  "use strict";
  document.documentElement.classList.remove("no-script");
  var shown = null;
  function hide() {
    if (shown) { shown.remove(); shown = null; }
  }
  function show(link) {
    hide();
    var of = (link.getAttribute("href") || "").split("#term-")[1];
    var term = of && document.getElementById("define-" + of);
    if (!term) { return; }
    shown = document.createElement("span");
    shown.className = "definition-here";
    shown.setAttribute("role", "tooltip");
    shown.id = "definition-here";
    shown.textContent = term.nextElementSibling.textContent;
    link.setAttribute("aria-describedby", shown.id);
    link.after(shown);
  }
  document.querySelectorAll("a.term").forEach(function (link) {
    link.addEventListener("mouseenter", function () { show(link); });
    link.addEventListener("mouseleave", hide);
    link.addEventListener("focus", function () { show(link); });
    link.addEventListener("blur", hide);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { hide(); }
  });
})();
