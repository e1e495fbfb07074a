// What is wrong with the card that the page shows, as a list of sentences; [] where nothing is.
// Looks at what the browser laid out: places of letters, sizes of boxes, computed colours.
() => {
  const CONTRAST = 4.5; // WCAG 2.2, 1.4.3, for text of any size
  const SMALLEST = 11.5; // CSS pixels, at the usual 16 of the page
  const THUMB = 44; // CSS pixels (Apple's guidelines; WCAG 2.2, 2.5.5)
  const found = new Set();
  const root = document.documentElement;
  const view = { left: 0, top: 0, right: root.clientWidth, bottom: Infinity };
  const shown = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 30));
  const named = (el) => el.tagName.toLowerCase() + (el.className ? "." + el.className : "");
  const moves = (el) => /auto|scroll/.test(getComputedStyle(el).overflowX);
  const upwards = function* (el) {
    for (let at = el; at; at = at.parentElement) yield at;
  };

  // --- Colours -------------------------------------------------------------------------------
  const parsed = (css) => {
    const numbers = css.match(/[\d.]+/g).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };
  const over = (top, alpha, below) => top.map((c, i) => c * alpha + below[i] * (1 - alpha));
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => {
      const part = c / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [less, more] = [light(a), light(b)].sort((x, y) => x - y);
    return (more + 0.05) / (less + 0.05);
  };
  const behind = (el) => {
    let rgb = [255, 255, 255];
    for (const at of [...upwards(el)].reverse()) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") found.add(`a picture is behind ${named(at)}`);
      const colour = parsed(style.backgroundColor);
      rgb = over(colour.rgb, colour.alpha, rgb);
    }
    return rgb;
  };
  const checkContrast = (el, colour, what) => {
    const back = behind(el);
    let alpha = colour.alpha;
    for (const at of upwards(el)) alpha *= Number(getComputedStyle(at).opacity);
    const is = ratio(over(colour.rgb, alpha, back), back);
    if (is < CONTRAST) found.add(`contrast ${is.toFixed(2)} of ${what} in ${named(el)}`);
  };

  // --- Every run of letters that can be seen ---------------------------------------------------
  // What of `box` is seen: boxes around it may cut it off, and what cuts must be able to move.
  const visible = (box, el) => {
    let { left, top, right, bottom } = box;
    for (const at of upwards(el)) {
      const style = getComputedStyle(at);
      if (at === document.body || at === root || style.overflowX === "visible") continue;
      const edge = at.getBoundingClientRect();
      left = Math.max(left, edge.left);
      right = Math.min(right, edge.right);
      top = Math.max(top, edge.top);
      bottom = Math.min(bottom, edge.bottom);
    }
    return { left, top, right, bottom };
  };
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(el.tagName)) continue;
    if (!el.checkVisibility()) continue; // folded
    const style = getComputedStyle(el);
    checkContrast(el, parsed(style.color), shown(node.data));
    if (parseFloat(style.fontSize) < SMALLEST)
      found.add(`${shown(node.data)} is ${style.fontSize} small`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const inside = [...upwards(el)].some((at) => at !== document.body && at !== root && moves(at));
      if (!inside && (box.left < view.left - 1 || box.right > view.right + 1 || box.top < -1))
        found.add(`${shown(node.data)} is off the page`);
      // A line's box is higher than its letters.
      const rim = box.height * 0.18;
      const { left, top, right, bottom } = visible(
        { left: box.left, top: box.top + rim, right: box.right, bottom: box.bottom - rim }, el);
      if (right > left && bottom > top) letters.push({ node, left, top, right, bottom });
      else if (!inside) found.add(`${shown(node.data)} is cut off`);
    }
  }
  letters.sort((a, b) => a.top - b.top);
  letters.forEach((a, i) => {
    for (let j = i + 1; j < letters.length && letters[j].top < a.bottom - 1; j++) {
      const b = letters[j];
      if (a.node === b.node) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5)
        found.add(`${shown(a.node.data)} overlaps ${shown(b.node.data)}`);
    }
  });

  // --- Every box -------------------------------------------------------------------------------
  if (root.scrollWidth > root.clientWidth)
    found.add(`the page is ${root.scrollWidth} wide, the screen ${root.clientWidth}`);
  for (const el of document.body.querySelectorAll("*")) {
    if (!el.checkVisibility() || el.tagName === "STYLE") continue;
    const style = getComputedStyle(el);
    const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
    if (el.clientWidth && el.scrollWidth > el.clientWidth + 1 && !moves(el))
      found.add(`${named(el)} is ${el.clientWidth} wide, what is in it ${el.scrollWidth}`);
    if (cuts && !/auto|scroll/.test(style.overflowY) && el.scrollHeight > el.clientHeight + 1)
      found.add(`${named(el)} is ${el.clientHeight} high, what is in it ${el.scrollHeight}`);
    if (el.tagName === "LI")
      checkContrast(el, parsed(getComputedStyle(el, "::marker").color), "a bullet");
    if (el.tagName === "SUMMARY" && el.getBoundingClientRect().height < THUMB)
      found.add("the label of what is folded is too low for a thumb");
    if (el.tagName === "IMG" && !el.naturalWidth) found.add("an image is not shown");
  }
  return [...found];
}
