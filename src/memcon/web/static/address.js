/* Permanent addresses: #272-380 leads to characters 272 to 380 of the record's text and opens what is there. */
import { rangeOf } from "./range.js";
import { open } from "./why.js";

const ADDRESS = /^#(\d+)-(\d+)$/;

export function followAddress() {
  const match = ADDRESS.exec(location.hash);
  const main = document.querySelector("main.rec");
  CSS.highlights?.delete("here");
  if (!match || !main) return;
  const [start, end] = [Number(match[1]), Number(match[2])];
  if (elsewhere(main, start, match[0])) return;
  const name = `why-${start}-${end}`;
  const own = [...document.querySelectorAll(`a[data-why][id="${start}-${end}"]`)]; // a browser goes there too
  const mark = visible([...ofAct(name), ...own, ...document.querySelectorAll(`a[data-why~="${name}"]`)]);
  if (mark) {
    show(mark);
    open(mark, { pin: true });
    return;
  }
  const range = rangeOf(start, end);
  if (!range) return;
  CSS.highlights?.set("here", new Highlight(range));
  show(range.startContainer.parentElement);
}

/* A long record is shown in parts: go to the part that has the place. */
function elsewhere(main, start, hash) {
  const starts = main.dataset.partStarts.split(" ").map(Number);
  if (starts.length < 2 || document.getElementById(hash.slice(1))) return false;
  const wanted = Math.max(0, starts.findLastIndex(at => at <= start));
  if (wanted === Number(main.dataset.part)) return false;
  const there = new URL(location.href);
  there.searchParams.set("part", wanted + 1);
  location.replace(there);
  return true;
}

/* "?act=ask" asks for one act among what is read at a place. */
function ofAct(name) {
  const kind = new URLSearchParams(location.search).get("act");
  return kind ? document.querySelectorAll(`a[data-why="${name}"][data-act="${CSS.escape(kind)}"]`) : [];
}

function visible(nodes) {
  const inText = [...nodes].filter(node => !node.closest(".rail"));
  return inText.find(node => node.checkVisibility()) ?? inText[0] ?? null;
}

function show(node) {
  for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  node.scrollIntoView({ block: "center", behavior: "instant" });
}
