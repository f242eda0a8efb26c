// The finder of the bundle. It looks through names.js, a plain script, for a page on a disk may read no other file.
(() => {
  const MOST = 100;
  const { strokes, kinds, rows } = window.NAMES;
  const form = document.getElementById("finder");
  const query = document.getElementById("query");
  const status = document.getElementById("status");
  const list = document.getElementById("names");
  const english = document.documentElement.lang === "en";
  const letters = new RegExp(`[${Object.keys(strokes).join("")}]`, "g");
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(letters, letter => strokes[letter]).toLowerCase();
  const words = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const texts = rows.map(([title, other, note]) => ` ${words(`${title} ${other} ${note}`).join(" ")}`);

  const find = text => {
    const asked = words(text);
    const exact = text.trim().normalize("NFC").toLowerCase();
    const inOrder = ` ${asked.join(" ")}`;
    const found = [];
    rows.forEach((row, index) => {
      if (!asked.every(word => texts[index].includes(` ${word}`))) return;
      const near = (row[0].toLowerCase().includes(exact) ? 2 : 0) + (texts[index].includes(inOrder) ? 1 : 0);
      found.push([near, index]);
    });
    return asked.length ? found.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, index]) => rows[index]) : [];
  };

  const show = () => {
    const text = query.value;
    const found = find(text);
    list.replaceChildren(...found.slice(0, MOST).map(([title, other, note, id, kind]) => {
      const [collection, vietnamese, label] = kinds[kind];
      const item = document.createElement("li");
      const link = document.createElement("a");
      const small = document.createElement("small");
      link.href = `../${collection}/${id}/index.html`;
      link.textContent = english && other ? other : title;
      if (english && !other) link.lang = "vi";
      small.textContent = ` ${note ? `${note} ` : ""}(${english ? label : vietnamese})`;
      item.append(link, small);
      return item;
    }));
    const message = found.length > MOST ? form.dataset.first.replace("#", MOST) : found.length ? form.dataset.many.replace("#", found.length) : form.dataset.none;
    status.textContent = text.trim() ? message : "";
  };

  query.value = new URLSearchParams(location.search).get("q") ?? "";
  query.addEventListener("input", show);
  form.addEventListener("submit", event => { event.preventDefault(); show(); });
  show();
})();
