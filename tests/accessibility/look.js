// What is asked of every page besides axe-core: a list of [fault, where]. The page is asked again at other widths: `at` says as what.
({ vague, at }) => {
  const faults = [];
  const say = (fault, element, more = "") => faults.push([fault, `${element.cloneNode(false).outerHTML.slice(0, 160)} ${more}`.trim()]);
  const seen = element => element.checkVisibility({ visibilityProperty: true });
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(seen);

  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const channels = colour => { brush.clearRect(0, 0, 1, 1); brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); return [...brush.getImageData(0, 0, 1, 1).data]; };
  const light = colour => {
    const [r, g, b] = channels(colour).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const ground = element => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (channels(colour)[3] > 127) return colour;
    }
    return "Canvas";
  };
  // Hidden from the eye on purpose, for a screen reader: a pixel or nothing is left of it or of what it stands in.
  const tiny = element => { const box = element.getBoundingClientRect(); return box.width <= 1 || box.height <= 1; };
  const aside = element => { for (; element && element !== document.body; element = element.parentElement) if (tiny(element)) return true; return false; };
  const scroller = element => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return up;
    return null;
  };

  // Around the element in focus, or the label that stands for it, or the card that it fills, there is a line that can be seen.
  const outlined = element => [element, ...(element.labels ?? []), element.closest(":focus-within:is(li, article, div)")].filter(Boolean).some(part => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !tiny(part) && style.opacity > 0.5
      && contrast(style.outlineColor, ground(parseFloat(style.outlineOffset) < 0 ? part : part.parentElement)) >= 3;
  });

  const questions = {
    // Nothing lies beyond the edge but what is in a region that scrolls by itself: a table, a diagram.
    lies() {
      const beyond = document.documentElement.scrollWidth - innerWidth;
      if (beyond > 0) faults.push(["scrolls sideways", `${beyond} px at ${innerWidth}`]);
      for (const element of all("body *")) {
        const style = getComputedStyle(element), box = element.getBoundingClientRect();
        if (style.position === "fixed" || aside(element)) continue;
        const text = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (text && (box.right > innerWidth + 1 || box.left < -1) && !element.closest("svg") && !scroller(element)) say("lies beyond the edge", element, `at ${innerWidth}`);
        if (/hidden|clip/.test(style.overflowX + style.overflowY) && element.innerText?.trim()
            && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) say("is cut", element, `at ${innerWidth}`);
        const region = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
        if (region && !element.querySelector("table, svg, pre") && !element.matches("table, pre")) say("scrolls by itself though it is no table", element, `at ${innerWidth}`);
      }
    },
    names() {
      for (const link of all("a[href]")) {
        const name = (link.getAttribute("aria-label") ?? link.innerText).trim().toLowerCase().replace(/[\s.…→»›:]+$/u, "");
        if (vague.includes(name)) say("a link that says nothing alone", link, name);
      }
      for (const table of document.querySelectorAll("table"))
        if (!table.querySelector("th") || table.querySelector("th:not([scope])")) say("a table with headers without scope", table, table.textContent.trim().slice(0, 80));
      for (const dialog of document.querySelectorAll("dialog, [role=dialog], [popover]"))
        if (!dialog.ariaLabel && !dialog.getAttribute("aria-labelledby")) say("a dialog without a name", dialog);
      for (const current of document.querySelectorAll("nav [aria-current=page][href]"))
        if (new URL(current.href).pathname !== location.pathname) say("another page is marked as this one", current);
    },
    // One of each sort of thing is brought into focus; an outline must be seen around it, or around the label that stands for it.
    focus() {
      const sorts = new Set();
      for (const element of all("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")) {
        const sort = [element, element.parentElement, element.parentElement?.parentElement].map(part => part?.tagName + part?.className).join(" ");
        if (element.disabled || sorts.has(sort)) continue;
        sorts.add(sort);
        element.focus({ focusVisible: true, preventScroll: true });
        if (document.activeElement !== element) { say("takes no focus", element); continue; }
        if (element.matches("main, [tabindex='-1']")) continue; // focus is put there, and shown by where the reader goes on
        if (!outlined(element)) say("its focus is not seen", element, `${getComputedStyle(element).outline} on ${ground(element.parentElement)}`);
      }
      document.activeElement?.blur();
    },
    // Where the keyboard is now: somewhere, within the window, not below something that lies over it.
    here() {
      const element = document.activeElement;
      if (!element || element === document.body) return faults.push(["focus is lost", location.href]);
      if (!outlined(element)) say("its focus is not seen", element, getComputedStyle(element).outline);
      const part = [element, ...(element.labels ?? [])].find(one => !tiny(one)) ?? element;
      const free = [...part.getClientRects()].some(box => [0.1, 0.5, 0.9].some(across => {
        const [x, y] = [box.left + box.width * across, box.top + box.height / 2];
        return x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight && part.contains(document.elementFromPoint(x, y));
      }));
      if (!free) say("lies outside the window or below something", element);
    },
    // Asked where the reader wants no motion.
    stillness() {
      for (const element of document.querySelectorAll("*"))
        for (const part of [null, "::before", "::after"]) {
          const style = getComputedStyle(element, part);
          const longest = value => Math.max(...value.split(",").map(parseFloat));
          if (style.animationName !== "none" && longest(style.animationDuration) > 0.01 || longest(style.transitionDuration) > 0.01
              || style.scrollBehavior === "smooth") say("moves", element, part ?? "");
        }
    },
  };
  for (const question of at) questions[question]();
  return faults;
}
