// What a reader can switch or copy. Every page works without it.
"use strict";
(() => {
  const root = document.documentElement;
  const remember = (key, value) => {
    if (root.dataset.storage !== "refused") localStorage.setItem(key, value);
  };

  const isDark = () =>
    root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = document.querySelector("[data-switch]");
  if (scheme) {
    const name = () => { scheme.textContent = isDark() ? "换为浅色" : "换为深色"; };
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
    const name = () => { indent.textContent = root.dataset.indent === "no" ? "段首空两格" : "段首顶格"; };
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

  // A report begins with the number and the words of the paragraph that the address names.
  for (const link of document.querySelectorAll("[data-report]")) {
    link.addEventListener("click", () => {
      const found = /^#p(\d+)$/.exec(location.hash);
      const block = found && document.getElementById(`p${found[1]}`);
      if (!block) return;
      const words = block.textContent.replace(/^\d+/, "").slice(0, 120);
      link.href = link.href
        .replace(encodeURIComponent("第＿段"), encodeURIComponent(`第${found[1]}段`))
        .replace(`${encodeURIComponent("原为：")}%0A`, `${encodeURIComponent(`原为：${words}`)}%0A`);
    });
  }

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
