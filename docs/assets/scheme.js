// Runs before the page is drawn, so that a chosen scheme does not flash; everything else is in site.js.
"use strict";
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  if (localStorage.getItem("indent") === "no") document.documentElement.dataset.indent = "no";
} catch (refused) {
  document.documentElement.dataset.storage = "refused"; // private windows: the system's scheme is used
}
document.documentElement.classList.add("js");
