// Keys: / goes to the box, Esc empties it, arrows walk through the rows, Enter opens one (a link does that itself).

export function listen(input, results) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isEditing = event.target.matches("input, textarea, select");
    if (event.key === "/" && !isEditing) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === "Escape" && event.target === input) {
      input.value = "";
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      walk(event, input, results);
    }
  });
}

function walk(event, input, results) {
  const links = [...results.querySelectorAll("h2 a")];
  const at = links.indexOf(event.target);
  if (at < 0 && event.target !== input) return;
  event.preventDefault();
  const next = event.key === "ArrowDown" ? at + 1 : at - 1;
  if (next < 0) input.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
}
