// Two comforts, both optional: a background chosen by the reader, and a menu that closes itself.
// Loaded before the page is painted, so that a chosen background never flashes.
(() => {
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };
  const write = scheme => { try { localStorage.setItem("scheme", scheme); } catch { /* storage is off */ } };
  const known = scheme => scheme === "default" || scheme === "slate" ? scheme : "auto";
  const apply = scheme => root.setAttribute("data-md-color-scheme", scheme);

  apply(known(read()));

  document.addEventListener("DOMContentLoaded", () => {
    const buttons = [...document.querySelectorAll("button[data-scheme]")];
    const show = () => {
      for (const button of buttons) button.hidden = button.dataset.scheme !== root.getAttribute("data-md-color-scheme");
    };
    buttons.forEach((button, index) => button.addEventListener("click", () => {
      const next = buttons[(index + 1) % buttons.length];
      apply(next.dataset.scheme);
      write(next.dataset.scheme);
      show();
      next.focus();
    }));
    show();

    const drawer = document.getElementById("__drawer");
    const menu = document.getElementById("navigation");
    const follow = () => root.toggleAttribute("data-drawer", drawer.checked);
    const close = () => { drawer.checked = false; follow(); };
    drawer.addEventListener("change", () => {
      follow();
      const first = menu.querySelector("summary");
      if (drawer.checked && first) first.focus();
    });
    document.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target === drawer) drawer.click();
      if (event.key === "Escape" && drawer.checked) { close(); drawer.focus(); }
    });
    menu.addEventListener("click", event => { if (event.target.closest("a")) close(); });
    addEventListener("pageshow", event => { if (event.persisted) close(); });
    addEventListener("storage", () => { apply(known(read())); show(); });
  });
})();
