// On every article: nothing is loaded unless the article was opened from the search results (?h=the query).
const query = new URLSearchParams(location.search).get("h");
if (query) {
  import("./highlight.js")
    .then(({ highlight }) => highlight(query.slice(0, 400)))
    .catch((error) => console.warn("search marks:", error.message));
}
