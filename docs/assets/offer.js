// Offers the Traditional variant, once, to readers whose browser asks for Traditional Chinese. Nobody is redirected.
"use strict";
(() => {
  const wanted = navigator.languages.find((tag) => /^zh/iu.test(tag)) ?? "";
  const regions = { tw: "zh-Hant-TW", hk: "zh-Hant-HK", mo: "zh-Hant-HK", hant: "zh-Hant" };
  const parts = wanted.toLowerCase().split("-").slice(1).reverse();
  if (parts.includes("hans") || !parts.some((part) => part in regions)) return;
  const links = [...document.querySelectorAll("[data-script^=zh-Hant]")];
  const linkTo = (tag) => links.find((link) => link.dataset.script === tag);
  const link = parts.map((part) => linkTo(regions[part])).find(Boolean) ?? links[0];
  if (!link) return;
  try {
    if (localStorage.getItem("script-offered")) return;
    localStorage.setItem("script-offered", "yes");
  } catch (refused) {
    return; // nothing can be remembered here, so the offer would come again and again
  }
  const offer = document.createElement("aside");
  offer.className = "offer";
  offer.lang = link.dataset.script;
  offer.setAttribute("aria-label", "繁體版");
  const go = document.createElement("a");
  go.href = link.href;
  go.textContent = "以繁體閱讀本頁";
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "不用了";
  close.addEventListener("click", () => offer.remove());
  offer.append(go, close);
  document.querySelector(".masthead").after(offer);
})();
