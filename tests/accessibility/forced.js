// Asked twice: "before" remembers what is drawn with a ground alone; "after", in forced colours, says what of it has vanished: a list of [fault, where].
when => {
  const seen = element => element.checkVisibility({ visibilityProperty: true });
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const channels = colour => { brush.clearRect(0, 0, 1, 1); brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); return [...brush.getImageData(0, 0, 1, 1).data]; };
  const light = colour => {
    const [r, g, b] = channels(colour).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const opaque = colour => channels(colour)[3] > 127;
  const ground = element => {
    for (; element; element = element.parentElement) if (opaque(getComputedStyle(element).backgroundColor)) return getComputedStyle(element).backgroundColor;
    return "Canvas";
  };
  const bordered = (style, behind) => ["Top", "Right", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]) > 0
    && style[`border${side}Style`] !== "none" && opaque(style[`border${side}Color`]) && contrast(style[`border${side}Color`], behind) >= 3);
  const drawn = (element, part) => { // a sign, a bar, a square: nothing in it but its ground
    const style = getComputedStyle(element, part);
    if (part && (style.content === "none" || style.content === "normal" || !/^(""|"" \/ "")$/.test(style.content))) return null;
    if (!part && (element.children.length || element.textContent.trim() || element.closest("svg, picture"))) return null;
    const box = part ? { width: parseFloat(style.width), height: parseFloat(style.height) } : element.getBoundingClientRect();
    return box.width >= 2 && box.height >= 2 ? style : null;
  };
  const behindOf = (element, part) => ground(part ? element : element.parentElement);
  const parts = [...document.querySelectorAll("body *")].filter(seen).flatMap(element => [null, "::before", "::after"].map(part => [element, part]));
  const shapes = () => [...document.querySelectorAll("svg :is(path, rect, circle, ellipse, line, polyline, polygon, text)")]
    .filter(shape => seen(shape) && !shape.closest("defs, clipPath, mask"));
  const clear = shape => { // without ink on purpose, or with ink that stands out
    const style = getComputedStyle(shape), behind = ground(shape.closest("svg"));
    const inks = [style.fill, style.strokeWidth !== "0px" ? style.stroke : "none"].filter(ink => ink !== "none" && !ink.startsWith("url") && opaque(ink));
    return !inks.length || inks.some(ink => contrast(ink, behind) >= 3);
  };
  if (when === "before") {
    window.clearShapes = shapes().filter(clear);
    window.drawnByGround = parts.filter(([element, part]) => {
      const style = drawn(element, part);
      return style && (opaque(style.backgroundColor) && contrast(style.backgroundColor, behindOf(element, part)) >= 1.5 || style.maskImage !== "none" && style.maskImage);
    });
    return [];
  }
  const faults = [];
  const say = (element, part = "") => faults.push(["vanishes in forced colours", `${element.cloneNode(false).outerHTML.slice(0, 120)} ${part ?? ""}`.trim()]);
  for (const [element, part] of window.drawnByGround) {
    const style = getComputedStyle(element, part), behind = behindOf(element, part);
    if (!bordered(style, behind) && !(opaque(style.backgroundColor) && contrast(style.backgroundColor, behind) >= 3)) say(element, part);
  }
  for (const shape of window.clearShapes) if (!clear(shape)) say(shape);
  for (const control of document.querySelectorAll("button, input, select, summary, textarea")) {
    if (!seen(control) || control.type === "hidden") continue;
    const style = getComputedStyle(control);
    if (!control.innerText?.trim() && !control.querySelector("svg, img") && !/checkbox|radio/.test(control.type) && !bordered(style, ground(control.parentElement))
        && !["::before", "::after"].some(part => { const of = getComputedStyle(control, part); return of.content !== "none" && of.content !== "normal"; })) say(control);
  }
  return faults;
}
