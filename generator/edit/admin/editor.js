// Starts Sveltia CMS with config.yml, which is JSON and also what Decap CMS reads. What only Sveltia knows is put in here.
const KEPT = "sveltia-cms.prefs";
const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
if (!kept.locale) localStorage.setItem(KEPT, JSON.stringify({ ...kept, locale: "vi" }));
const english = kept.locale?.startsWith("en");

const [{ default: CMS }, config] = await Promise.all([
  import("./sveltia/index.js"),
  fetch(english ? "config.en.yml" : "config.yml", { cache: "no-cache" }).then((response) => response.json()),
]);
const { ids, locale, collections, ...rest } = config;
document.documentElement.lang = locale;

// A line between the chapters; an id is checked, and never changed later.
const divided = collections.flatMap(({ chapter, slug, ...collection }, index) => [
  ...(index && chapter !== collections[index - 1].chapter ? [{ divider: true }] : []),
  slug ? { ...collection, slug: { template: slug, editable: ["create"], ...ids } } : collection,
]);

CMS.init({ config: { ...rest, load_config_file: false, collections: divided } });
