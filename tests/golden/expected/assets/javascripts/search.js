// The search page. Pagefind finds; this shows what it found, and keeps the whole state in the address.
// Nothing of a record is ever put into the page as HTML.
const form = document.getElementById("search");
const words = form.dataset;
const [query, sort, status, found, results, more, filters, chosenWords, groups, clear] =
  ["query", "sort", "status", "found", "results", "more", "filters", "chosen", "groups", "clear"].map(id => document.getElementById(id));
const PAGE = 8;
const LOOKED_AT = 8; // of the results, for the order of the first page
const QUESTION = 6; // more words than this are a question: its small words need not be there
const LOOSE = 3; // from so many words on, texts that hold each of them somewhere may not be what was meant
const MOST_WORDS = 12;
const NEAREST = 50;
const YEAR = /(?:^|\s)(?:(?:năm|nam|in|of)\s+)?((?:19|20)\d\d)(?=\s|$)/i; // a year on its own, not the one within a number
const SHOWN = 10; // values of a filter before the rest is folded away
const SUMMARY = ["year", "award", "place"]; // what a result says of itself
const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]/;
const WIDE = matchMedia("(min-width: 60rem)"); // where the filters stand beside the results and not before them
const english = document.documentElement.lang === "en";
const small = new Set(words.small.split(" ")); // words that questions are made of
const number = new Intl.NumberFormat(document.documentElement.lang);

// What is loaded once: the engine with all parts of the index, the names of the filters, the order by day and name.
const once = load => { let made; return () => made ??= load().catch(error => { made = undefined; throw error; }); };
const json = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)));
const engine = once(async () => {
  const index = new URL(words.index, location);
  const { createInstance } = await import(`${index.href}pagefind.js`);
  const options = {
    excerptLength: 24,
    ranking: { pageLength: 0, termFrequency: 0.3, metaWeights: { title: 20, english: 20, code: 20, plain: 15, also: 0.5 } },
  };
  const instance = createInstance({ basePath: `${index.pathname}0/`, noWorker: true, ...options });
  const others = Array.from({ length: words.parts - 1 }, (_, part) => instance.mergeIndex(`${index.pathname}${part + 1}/`, options));
  await Promise.all([instance.init(), ...others]);
  return instance;
});
const names = once(() => json("words.json"));
const order = once(() => json(words.index + "order.json"));

// The block of a document and its number there, which its name tells.
const place = id => {
  const [block, digits] = id.split("/");
  return [block, Number([...digits].reverse().join(""))];
};

// The state: words, order, filters. All of it is in the address. What else stands there, as others add to links, is no filter.
const known = new Set(words.filters.split(" "));
const read = () => {
  const given = new URLSearchParams(location.search);
  const chosen = {};
  for (const [name, value] of given) if (known.has(name) && value) (chosen[name] ??= []).push(value);
  const by = given.get("sort");
  return { q: given.get("q") ?? "", sort: [...sort.options].some(({ value }) => value === by) ? by : "", chosen };
};
let state = read();
const write = (push = false) => {
  const given = new URLSearchParams();
  if (state.q) given.set("q", state.q);
  if (state.sort) given.set("sort", state.sort);
  for (const [name, values] of Object.entries(state.chosen)) for (const value of values) given.append(name, value);
  const address = location.pathname + (given.size ? `?${given}` : "");
  if (address !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", address);
};

const any = chosen => Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]));

async function look() {
  const text = state.q.trim().normalize("NFC").replaceAll('"', " ");
  const chosen = any(state.chosen);
  if (!text && !Object.keys(chosen).length) return null;
  const pagefind = await engine();
  const said = tidy(text).split(" ");
  const question = said.length > QUESTION;
  let list = question ? [] : (await pagefind.search(text || null, { filters: chosen })).results;
  const year = chosen.year ? undefined : YEAR.exec(text)?.[1];
  const within = year ? { ...chosen, year: { any: [year] } } : chosen;
  const dated = question || !year ? [] : await ofYear(pagefind, text, within);
  const near = !question && !list.length && !dated.length && said.length > 1;
  let sure = true;
  if (text && list.length) ({ list, sure } = await ranked(pagefind, text, chosen, list));
  if (dated.length) list = [...dated, ...list.filter(({ id }) => dated.every(other => other.id !== id))];
  else if (near || question || (!sure && said.length >= LOOSE)) {
    list = await nearest(pagefind, said, within);
    if (year && !list.length) list = await nearest(pagefind, said, chosen);
  }
  const by = state.sort || (text ? "" : "name");
  if (by) {
    const { days, names } = await order();
    const name = ({ id }) => { const [block, number] = place(id); return names[block][number]; };
    const day = ({ id }) => { const [block, number] = place(id); return days[block][number]; };
    list = [...list].sort((a, b) => (by === "date" ? day(b) - day(a) : 0) || name(a) - name(b));
  }
  return { list, near, text };
}

// Pagefind counts the beginnings of words as words, and what is in one order as what is in another. Here those that have the very
// words in their order move up, and among the first few those whose title is nearest to what was asked. When no text has the words in
// their order and no title has them all, long texts that happen to hold them each somewhere are no sure answer.
async function ranked(pagefind, text, chosen, list) {
  const { results } = await pagefind.search(`"${text}"`, { filters: chosen });
  const inOrder = new Map(results.map(result => [result.id, result.score > 1 ? 2 : 0.5]));
  const best = list[0].score;
  const score = result => result.score + best * (inOrder.get(result.id) ?? 0);
  const sorted = [...list].sort((a, b) => score(b) - score(a));
  const first = await Promise.all(sorted.slice(0, LOOKED_AT).map(async result => ({ result, near: nearness(text, (await result.data()).meta) })));
  first.sort((a, b) => b.near - a.near);
  return { list: [...first.map(item => item.result), ...sorted.slice(LOOKED_AT)], sure: results.length > 0 || first.some(item => item.near) };
}

// What is of the year that was asked for and has the other words: a year is seldom in a title.
async function ofYear(pagefind, text, within) {
  const rest = text.replace(YEAR, " ").trim();
  if (!rest) return [];
  const { results } = await pagefind.search(rest, { filters: within });
  if (!results.length) return [];
  const { list, sure } = await ranked(pagefind, rest, within, results);
  return sure || tidy(rest).split(" ").length < LOOSE ? list : [];
}

const tidy = text => text.toLowerCase().replace(/\(.*?\)/g, " ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const plain = text => tidy(text).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("ƀ", "b");

// How near a title or number is to the words asked: the same, the same but for its marks, a part of it, or all words somewhere in it.
function nearness(text, meta) {
  let found = 0;
  for (const [write, step] of [[tidy, 4], [plain, 0]]) {
    const asked = write(text);
    for (const name of [meta.title, meta.english, meta.code].filter(Boolean).map(write)) {
      if (name === asked) found = Math.max(found, step + 3);
      else if (` ${name} `.includes(` ${asked} `)) found = Math.max(found, step + 1 + asked.length / name.length);
      else if (asked.split(" ").every(word => ` ${name} `.includes(` ${word} `))) found = Math.max(found, step + asked.length / name.length);
    }
  }
  return found;
}

// For a question, and when nothing surely answers: what has the most of its words and pairs of words, the rare ones first.
async function nearest(pagefind, words, chosen) {
  const said = words.slice(0, MOST_WORDS);
  const pairs = said.slice(1).map((word, place) => `"${said[place]} ${word}"`).filter(pair => !pair.slice(1, -1).split(" ").some(word => small.has(word)));
  const single = said.filter(word => !small.has(word));
  const weights = new Map();
  for (const part of new Set([...single, ...pairs])) {
    const { results } = await pagefind.search(part, { filters: chosen });
    const best = results[0]?.score || 1;
    const worth = (part.startsWith('"') ? 3 : 1) / Math.log2(2 + results.length);
    for (const result of results) {
      const item = weights.get(result.id) ?? { result, weight: 0 };
      item.weight += worth * (1 + result.score / best);
      weights.set(result.id, item);
    }
  }
  const sorted = [...weights.values()].sort((a, b) => b.weight - a.weight).slice(0, NEAREST);
  // What is named by the words that were asked answers them sooner than what only holds them.
  const first = await Promise.all(sorted.slice(0, LOOKED_AT).map(async ({ result, weight }) => {
    const { meta } = await result.data();
    const named = new Set(plain(`${meta.title} ${meta.english ?? ""}`).split(" "));
    return { result, weight: weight * (1 + single.filter(word => named.has(plain(word))).length / single.length) };
  }));
  first.sort((a, b) => b.weight - a.weight);
  return [...first, ...sorted.slice(LOOKED_AT)].map(item => item.result);
}

let turn = 0;
let shown = null;
async function show() {
  const mine = ++turn;
  form.removeAttribute("data-done");
  try {
    const slow = setTimeout(() => { if (mine === turn) status.textContent = words.waiting; }, 300);
    const asked = state.q.trim() || Object.values(state.chosen).some(values => values.length);
    const [answer, naming] = asked ? await Promise.all([look(), names()]) : [null];
    clearTimeout(slow);
    if (mine !== turn) return;
    shown = answer && { ...answer, naming, next: 0 };
    found.hidden = !answer;
    document.getElementById("sorting").hidden = !answer;
    const first = answer ? await page() : [];
    if (mine !== turn) return;
    results.replaceChildren(...first);
    status.textContent = !answer ? "" : !answer.list.length ? words.none
      : answer.near ? words.near.replace("#", number.format(answer.list.length))
        : answer.list.length === 1 ? words.one : words.many.replace("#", number.format(answer.list.length));
    await group();
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    found.hidden = true;
    status.textContent = words.failed;
  }
  form.setAttribute("data-done", "");
}

// The next results, as items of the list.
async function page() {
  const part = shown.list.slice(shown.next, shown.next + PAGE);
  const items = (await Promise.all(part.map(result => result.data()))).map(data => item(data, shown.naming));
  shown.next += part.length;
  more.hidden = shown.next >= shown.list.length;
  return items;
}

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

function item(data, naming) {
  const title = english && data.meta.english ? data.meta.english : data.meta.title;
  const foreign = english && !data.meta.english;
  const said = SUMMARY.flatMap(name => {
    const values = data.filters[name] ?? [];
    const labels = naming.filters.find(filter => filter.name === name).values;
    return values.length ? [values.slice(-3).map(value => labels[value] ?? value).join(", ") + (values.length > 3 ? ", …" : "")] : [];
  });
  const kind = naming.types[data.filters.type?.[0]];
  return element("li", { class: "result" },
    element("h2", { class: "result__title" },
      element("a", { href: words.top + data.raw_url.replace(/^\//, ""), lang: foreign ? "vi" : undefined }, title)),
    element("p", { class: "result__kind" }, [kind, ...said].filter(Boolean).join(" · ")),
    element("p", { class: "result__text", lang: english && VIETNAMESE.test(data.excerpt) ? "vi" : undefined }, ...marked(data.excerpt)));
}

// Pagefind marks the words that it found with <mark>, and escapes what else looks like HTML.
function marked(excerpt) {
  let inside = false;
  return excerpt.split(/(<\/?mark>)/).flatMap(piece => {
    if (piece === "<mark>" || piece === "</mark>") { inside = piece === "<mark>"; return []; }
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return inside ? [element("mark", {}, text)] : [text];
  });
}

// The filters with their counts. Inside one filter any of the chosen values will do, so its own counts leave it out.
async function group() {
  const used = Object.values(state.chosen).some(values => values.length);
  clear.hidden = !used;
  if (used && WIDE.matches) filters.open = true;
  if (!shown) return;
  const labels = shown.naming.filters.flatMap(({ name, values }) => (state.chosen[name] ?? []).map(value => values[value] ?? value));
  chosenWords.textContent = labels.length ? `: ${labels.join(", ")}` : "";
  if (!filters.open) return;
  const mine = turn;
  const pagefind = await engine();
  await pagefind.filters();
  const text = shown.text || null;
  const counts = (await pagefind.search(text, { filters: any(state.chosen) })).filters;
  for (const name of Object.keys(any(state.chosen)))
    counts[name] = (await pagefind.search(text, { filters: any({ ...state.chosen, [name]: [] }) })).filters[name];
  if (mine !== turn || !shown) return;
  const open = new Set([...groups.querySelectorAll("details[open]")].map(part => part.dataset.filter));
  const folded = (name, className, title, parts) => element("details",
    { class: className, "data-filter": name, ...(open.has(name) ? { open: "" } : {}) }, element("summary", {}, title), ...parts);
  const focused = document.activeElement?.dataset?.value;
  groups.replaceChildren(...shown.naming.filters.flatMap(filter => {
    const chosen = state.chosen[filter.name] ?? [];
    const values = Object.keys(filter.values).filter(value => counts[filter.name]?.[value] || chosen.includes(value));
    if (!values.length) return [];
    if (chosen.length) open.add(filter.name);
    // Names that are numbers come out of an object as they rise, whatever their order was.
    const order = filter.name === "year" ? values.sort((a, b) => b - a) : filter.name === "class" ? values
      : [...values].sort((a, b) => (counts[filter.name][b] ?? 0) - (counts[filter.name][a] ?? 0));
    const boxes = order.map(value => box(filter, value, chosen.includes(value), counts[filter.name]?.[value] ?? 0));
    const rest = boxes.splice(Math.max(SHOWN, order.findLastIndex(value => chosen.includes(value)) + 1));
    if (rest.length) boxes.push(folded(`${filter.name}/rest`, "filters__rest", words.rest.replace("#", number.format(rest.length)), rest));
    return [folded(filter.name, "filters__group", filter.label, [element("div", { role: "group", "aria-label": filter.label }, ...boxes)])];
  }));
  if (focused) groups.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus();
}

function box(filter, value, checked, count) {
  const input = element("input", { type: "checkbox", name: filter.name, value, "data-value": `${filter.name}/${value}`, ...(checked ? { checked: "" } : {}) });
  input.addEventListener("change", () => {
    const others = (state.chosen[filter.name] ?? []).filter(other => other !== value);
    state.chosen[filter.name] = input.checked ? [...others, value] : others;
    write(true);
    show();
  });
  return element("label", { class: "filters__value" }, input, element("span", {}, `${filter.values[value] ?? value} `, element("small", {}, `(${number.format(count)})`)));
}

let typing;
query.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => { state.q = query.value; write(); show(); }, 200);
});
query.addEventListener("focus", () => engine().catch(() => {}), { once: true });
form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(typing);
  state.q = query.value;
  write(true);
  show();
});
sort.addEventListener("change", () => { state.sort = sort.value; write(true); show(); });
clear.addEventListener("click", () => { state.chosen = {}; write(true); show(); query.focus(); });
filters.addEventListener("toggle", () => { if (filters.open) group(); });
more.addEventListener("click", async () => {
  const items = await page();
  results.append(...items);
  items[0]?.querySelector("a").focus();
});
const restore = () => { state = read(); query.value = state.q; sort.value = state.sort; show(); };
addEventListener("popstate", restore);
restore();
