// What a reader can switch or copy. Every page works without it.
"use strict";
(() => {
  const root = document.documentElement;
  const remember = (key, value) => {
    if (root.dataset.storage !== "refused") localStorage.setItem(key, value);
  };

  // On a phone only the last word of a button is shown, the whole is its name.
  const label = (button, first, last) => {
    button.textContent = last;
    button.dataset.before = first;
    button.setAttribute("aria-label", first + last);
  };

  const isDark = () =>
    root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = document.querySelector("[data-switch]");
  if (scheme) {
    const name = () => label(scheme, "换为", isDark() ? "浅色" : "深色");
    scheme.hidden = false;
    name();
    scheme.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      remember("scheme", root.dataset.scheme);
      name();
    });
  }

  const indent = document.querySelector("[data-indent-switch]");
  if (indent) {
    const name = () => label(indent, "段首", root.dataset.indent === "no" ? "缩进" : "顶格");
    indent.hidden = false;
    name();
    indent.addEventListener("click", () => {
      root.dataset.indent = root.dataset.indent === "no" ? "yes" : "no";
      remember("indent", root.dataset.indent);
      name();
    });
  }

  // Citations carry the words 引用日期 in brackets where the standard wants the reader's day.
  const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  for (const block of document.querySelectorAll(".cite")) {
    const text = block.querySelector("pre");
    const button = block.querySelector("[data-copy]");
    text.textContent = text.textContent.replace("[引用日期]", `[${day}]`);
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "已复制";
      setTimeout(() => { button.textContent = "复制"; }, 2000);
    });
  }

  // A report begins with the number and the words of the paragraph that a reader selected, or that the address names.
  const report = document.querySelector("[data-report-words]");
  if (report) {
    const blank = report.textContent;
    const links = [...document.querySelectorAll("[data-report]")].map((link) => [link, link.href]);
    let chosen = null; // what was selected last; opening the panel undoes the selection itself
    const quoted = () => {
      const block = chosen?.block ?? (/^#p\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1)));
      if (!block) return null;
      const copy = block.cloneNode(true);
      for (const mark of copy.querySelectorAll(".at")) mark.remove();
      const words = chosen?.words ?? copy.textContent;
      return { number: block.id.slice(1), words: words.length > 120 ? `${words.slice(0, 119)}…` : words };
    };
    const fill = () => {
      const found = quoted();
      const filled = (text) =>
        found ? text.replace("第＿段", () => `第${found.number}段`).replace("原为：", () => `原为：${found.words}`) : text;
      report.textContent = filled(blank);
      for (const [link, address] of links) {
        // Only the body of the message and the quotation of the form are filled in, and encoded again: a quoted & must not become a parameter.
        link.href = address.replace(/(?<=[?&](?:body|quote)=)[^&]*/g, (body) => encodeURIComponent(filled(decodeURIComponent(body))));
      }
    };
    document.addEventListener("selectionchange", () => {
      const words = getSelection().toString().trim();
      const at = getSelection().anchorNode;
      const block = words && (at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement).closest(".body > [id^=p]");
      if (!block) return;
      chosen = { block, words };
      fill();
    });
    addEventListener("hashchange", fill);
    fill();
  }

  // Of a page's lines, those of one paragraph light up together.
  const seed = document.querySelector(".seed");
  const light = (event) => {
    const passage = event.target.closest?.("[data-passage]")?.dataset.passage;
    for (const row of seed.querySelectorAll("[data-passage]")) row.classList.toggle("lit", row.dataset.passage === passage);
  };
  for (const kind of seed ? ["mouseover", "focusin"] : []) seed.addEventListener(kind, light);
  if (seed) seed.addEventListener("mouseleave", light);

  // Opened from the search results: mark what was searched for.
  if (new URLSearchParams(location.search).has("h")) import("./search/mark.js");

  // The address of a paragraph or line is shown in the list of lines even when its details are closed.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  };
  addEventListener("hashchange", open);
  open();
})();
