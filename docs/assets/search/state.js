// The state of the search page, whole, in its address: ?q=…&order=…&parts=1&years=…&tags=…

export const ORDERS = ["relevance", "newest", "oldest"];

export const LONGEST = 400; // of a query: more than two sentences

export function readQuery(search) {
  return (new URLSearchParams(search).get("q") ?? "").slice(0, LONGEST);
}

export function readState(search, facets) {
  const parameters = new URLSearchParams(search);
  const order = parameters.get("order");
  const choices = {};
  for (const name of facets) {
    const values = parameters.getAll(name).filter(Boolean);
    if (values.length) choices[name] = [...new Set(values)];
  }
  return { q: readQuery(search), order: ORDERS.includes(order) ? order : ORDERS[0], isLoose: parameters.has("parts"), choices };
}

export function writeState({ q, order, isLoose, choices }) {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  if (order !== ORDERS[0]) parameters.set("order", order);
  if (isLoose) parameters.set("parts", "1");
  for (const [name, values] of Object.entries(choices)) for (const value of values) parameters.append(name, value);
  return `?${parameters}`;
}

// The state after a click on a facet's value.
export function toggle(state, name, value) {
  const before = state.choices[name] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const choices = { ...state.choices, [name]: after };
  if (!after.length) delete choices[name];
  return { ...state, choices };
}
