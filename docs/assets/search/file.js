// Opened as a file, the page may load neither modules nor the index: say so, and how it can be opened.
"use strict";
if (location.protocol === "file:") document.querySelector("[data-search-file]").hidden = false;
