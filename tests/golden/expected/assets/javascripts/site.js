// Three comforts, all optional: a background chosen by the reader, a menu that closes itself, and buttons that copy.
// Loaded before the page is painted, so that a chosen background never flashes.
(() => {
  const SCHEMES = ["auto", "default", "slate"]; // as in mkdocs.yml
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const write = scheme => { try { localStorage.setItem("scheme", scheme); } catch { /* storage is off */ } };
  const known = scheme => SCHEMES.includes(scheme) ? scheme : "auto";
  const apply = scheme => root.setAttribute("data-md-color-scheme", scheme);

  apply(known(read()));

  document.addEventListener("DOMContentLoaded", () => {
    // The name of the button says what a press does: one for each scheme that is on.
    const button = document.querySelector(".md-header__scheme");
    const names = button.dataset.names.split("|");
    const show = () => {
      const name = names[SCHEMES.indexOf(root.getAttribute("data-md-color-scheme"))];
      button.setAttribute("aria-label", name);
      button.title = name;
      button.hidden = false;
    };
    button.addEventListener("click", () => {
      const next = SCHEMES[(SCHEMES.indexOf(root.getAttribute("data-md-color-scheme")) + 1) % SCHEMES.length];
      apply(next);
      write(next);
      show();
    });
    show();

    const drawer = document.getElementById("__drawer");
    const menu = document.getElementById("navigation");
    const follow = () => root.toggleAttribute("data-drawer", drawer.checked);
    const close = () => { drawer.checked = false; follow(); };
    drawer.addEventListener("change", () => {
      follow();
      const first = menu.querySelector("a");
      if (drawer.checked && first) first.focus();
    });
    document.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target === drawer) drawer.click();
      if (event.key === "Escape" && drawer.checked) { close(); drawer.focus(); }
    });
    menu.addEventListener("click", event => { if (event.target.closest("a")) close(); });
    addEventListener("pageshow", event => { if (event.persisted) close(); });
    // An address, or the words of a block of the page. Without a script a button has no words, and nobody waits for it.
    const done = root.lang === "en" ? "Copied" : "Đã chép";
    for (const copy of navigator.clipboard ? document.querySelectorAll("button.copy") : []) {
      const name = copy.textContent = copy.dataset.name;
      const from = document.getElementById(copy.dataset.copyFrom);
      copy.hidden = false;
      copy.addEventListener("click", () => navigator.clipboard.writeText(from ? from.textContent.trim() : copy.dataset.copy).then(() => {
        copy.textContent = done;
        setTimeout(() => { copy.textContent = name; }, 2000);
      }, () => {}));
    }
    addEventListener("storage", () => { apply(known(read())); show(); });
  });
})();
