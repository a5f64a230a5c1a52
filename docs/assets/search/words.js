// The interface's words stand in the page (overrides/search.html), where a variant has them in its own script.

const found = new Map();
for (const item of document.querySelectorAll("#search-words li")) found.set(item.dataset.word, item.textContent);

// The words named `name`, with the number in its place.
export function word(name, number) {
  return (found.get(name) ?? name).replace("＃", number);
}
