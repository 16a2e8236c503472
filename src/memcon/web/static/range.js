/* The record's words are in elements with data-s, the place of their first character in code points. */
export function rangeOf(start, end) {
  const blocks = [...document.querySelectorAll("[data-s]")].sort((a, b) => a.dataset.s - b.dataset.s);
  const first = spot(blocks, start), last = spot(blocks, end);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(...last);
  return range;
}

function spot(blocks, offset) {
  const block = blocks.findLast(node => Number(node.dataset.s) <= offset);
  if (!block) return null;
  let left = offset - Number(block.dataset.s);
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const points = [...text.data];
    if (left <= points.length) return [text, points.slice(0, left).join("").length];
    left -= points.length;
  }
  return null;
}
