// What the cards can be read without: it points the client to the blank, and opens with the key X
// what is folded. X is none of the keys of Anki (aqt/reviewer.py) and AnkiDroid (its manual).
(() => {
  const blank = document.querySelector(".text .cloze");
  if (blank) {
    blank.id = "answer"; // where the clients go once the answer is shown
    const box = blank.closest("pre");
    if (box) {
      const seen = box.getBoundingClientRect();
      const place = blank.getBoundingClientRect();
      // In the middle, and where it has no room there, from its beginning on.
      const before = (room) => Math.max(room / 2, 24);
      if (place.right > seen.right)
        box.scrollLeft += place.left - seen.left - before(seen.width - place.width);
      if (place.bottom > seen.bottom)
        box.scrollTop += place.top - seen.top - before(seen.height - place.height);
    }
  }
  // The clients may put one card after another into the same page, which listens once.
  const page = document.documentElement;
  if (page.dataset.folds) return;
  page.dataset.folds = "x";
  page.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest("input, textarea, [contenteditable]");
    const isOther = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
    if (event.key.toLowerCase() !== "x" || isOther || isTyped) return;
    const folds = [...document.querySelectorAll("details")];
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
  });
})();
