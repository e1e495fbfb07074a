// What is wrong with the card that the page shows, as a list of sentences; [] where nothing is.
// Looks at what the browser laid out: places of letters, sizes of boxes, computed colours.
() => {
  const CONTRAST = 4.5; // WCAG 2.2, 1.4.3, for text of any size
  const SMALLEST = 11.5; // CSS pixels, at the usual 16 of the page
  const THUMB = 44; // CSS pixels (Apple's guidelines; WCAG 2.2, 2.5.5)
  const found = new Set();
  const root = document.documentElement;
  const shown = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 30));
  const named = (el) => el.tagName.toLowerCase() + (el.className ? "." + el.className : "");
  // Each box is asked once, however much text is in it.
  const once = (ask) => {
    const known = new Map();
    return (el) => {
      if (!known.has(el)) known.set(el, ask(el));
      return known.get(el);
    };
  };
  const styleOf = once((el) => getComputedStyle(el));
  const isPage = (el) => el === root || el === document.body;
  const moves = (el) => /auto|scroll/.test(styleOf(el).overflowX);
  const movesAround = once((el) => !isPage(el) && (moves(el) || movesAround(el.parentElement)));

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
  const behind = once((el) => {
    if (!el) return [255, 255, 255];
    const style = styleOf(el);
    if (style.backgroundImage !== "none") found.add(`a picture is behind ${named(el)}`);
    const colour = parsed(style.backgroundColor);
    return over(colour.rgb, colour.alpha, behind(el.parentElement));
  });
  const opacity = once((el) => (el ? Number(styleOf(el).opacity) * opacity(el.parentElement) : 1));
  const checkContrast = (el, colour, what) => {
    const back = behind(el);
    const is = ratio(over(colour.rgb, colour.alpha * opacity(el), back), back);
    if (is < CONTRAST) found.add(`contrast ${is.toFixed(2)} of ${what} in ${named(el)}`);
  };

  // --- Every run of letters that can be seen ---------------------------------------------------
  // The part of the page in which what is in `el` can be seen: boxes around it may cut it off.
  const seenIn = once((el) => {
    if (isPage(el)) return { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    const around = seenIn(el.parentElement);
    return styleOf(el).overflowX === "visible"
      ? around
      : within(el.getBoundingClientRect(), around);
  });
  const within = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(el.tagName)) continue;
    if (!el.checkVisibility()) continue; // folded
    const style = styleOf(el);
    checkContrast(el, parsed(style.color), shown(node.data));
    if (parseFloat(style.fontSize) < SMALLEST)
      found.add(`${shown(node.data)} is ${style.fontSize} small`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const inside = movesAround(el);
      if (!inside && (box.left < -1 || box.right > root.clientWidth + 1 || box.top < -1))
        found.add(`${shown(node.data)} is off the page`);
      // A line's box is higher than its letters.
      const rim = box.height * 0.18;
      const { left, top, right, bottom } = within(
        { left: box.left, top: box.top + rim, right: box.right, bottom: box.bottom - rim },
        seenIn(el),
      );
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
    const style = styleOf(el);
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
