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
  const isSeen = (el) => el.checkVisibility({ visibilityProperty: true });
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
  // The colours that may be behind a letter: of a gradient, each that it goes through.
  const behind = once((el) => {
    if (!el) return [[255, 255, 255]];
    const style = styleOf(el);
    if (style.backgroundImage.includes("url(")) found.add(`a picture is behind ${named(el)}`);
    const colour = parsed(style.backgroundColor);
    const backs = behind(el.parentElement).map((back) => over(colour.rgb, colour.alpha, back));
    const stops = (style.backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).map(parsed);
    return [
      ...backs,
      ...stops.flatMap(({ rgb, alpha }) => backs.map((back) => over(rgb, alpha, back))),
    ];
  });
  const opacity = once((el) => (el ? Number(styleOf(el).opacity) * opacity(el.parentElement) : 1));
  const checkContrast = (el, colour, what) => {
    const alpha = colour.alpha * opacity(el);
    const is = Math.min(...behind(el).map((back) => ratio(over(colour.rgb, alpha, back), back)));
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
  // A word is in two lines only where it is too long for one, or what it cannot be parted from is
  // (a.b.c, f(x)). Scripts that do not part words with blanks break anywhere.
  const ANYWHERE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
  const NAME = new RegExp(String.raw`[^\s\-–—/|?${ANYWHERE}]+`, "gu");
  const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu;
  const boxesOf = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()];
  };
  const checkWords = (node, el) => {
    const room = el.closest("main, .back").clientWidth * 0.8; // boxes within have edges
    for (const name of node.data.matchAll(NAME)) {
      const whole = boxesOf(node, name.index, name.index + name[0].length);
      const width = whole.reduce((sum, box) => sum + box.width, 0);
      if (whole.length < 2 || (width > room && !el.closest("table"))) continue;
      for (const word of name[0].matchAll(WORD)) {
        const start = name.index + word.index;
        const lines = boxesOf(node, start, start + word[0].length).map((box) => Math.round(box.top));
        if (new Set(lines).size > 1) found.add(`${shown(word[0])} is broken`);
      }
    }
  };
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(el.tagName)) continue;
    if (!isSeen(el)) continue; // folded, or left out
    const style = styleOf(el);
    checkContrast(el, parsed(style.color), shown(node.data));
    if (parseFloat(style.fontSize) < SMALLEST)
      found.add(`${shown(node.data)} is ${style.fontSize} small`);
    const boxes = boxesOf(node, 0, node.length);
    if (boxes.length > 1) checkWords(node, el);
    for (const box of boxes) {
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
    if (!isSeen(el) || el.tagName === "STYLE") continue;
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
