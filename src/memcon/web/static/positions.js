/* Positions: another day, an opened cell, another matter change in place. Each has its own address without script. */
const SINCE_YEAR_ONE = 719163; // days from 1 January of the year 1 to 1970, counted from 1
const DAY = 86400000; // milliseconds

let asked = 0; // the last request: what comes back of an earlier one is not shown

const main = () => document.querySelector("main[data-step]");
const slider = () => document.querySelector(".stepper input[type=range]");
const panel = () => document.getElementById("opened");
const numbered = day => Math.round(Date.parse(day + "T00:00Z") / DAY) + SINCE_YEAR_ONE;

async function go(href, { keep = false, focus = null } = {}) {
  const mine = ++asked;
  let page;
  try {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(answer.status);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    location.href = href;
    return;
  }
  if (mine !== asked) return;
  const address = href.split("#")[0];
  if (!keep) history.pushState(null, "", address);
  else if (keep === "replace") history.replaceState(null, "", address);
  show(page, focus);
}

function show(page, focus) {
  const held = focus ?? document.activeElement?.id;
  const across = document.querySelector(".positions .scroll-x")?.scrollLeft ?? 0;
  for (const part of document.querySelectorAll("main [data-part]")) {
    const fresh = page.querySelector(`main [data-part="${part.dataset.part}"]`);
    if (fresh && fresh.outerHTML !== part.outerHTML) part.dataset.part === "now" ? part.replaceChildren(...fresh.childNodes) : part.replaceWith(fresh);
  }
  const [now, next] = [slider(), page.querySelector(".stepper input[type=range]")];
  if (now && next) {
    now.value = next.getAttribute("value");
    now.setAttribute("aria-valuetext", next.getAttribute("aria-valuetext"));
  }
  const table = document.querySelector(".positions .scroll-x");
  if (table) table.scrollLeft = across;
  const there = held && document.getElementById(held);
  if (there && there !== document.activeElement) (there.matches("a, [tabindex]") ? there : document.querySelector(".ways a"))?.focus({ preventScroll: !focus });
}

function step(by) {
  document.getElementById(by < 0 ? "step-earlier" : "step-later")?.click?.();
}

export const stepDays = by => Boolean(main()) && step(by);

export function closeCell() {
  const open = panel();
  if (!open) return false;
  go(open.querySelector("[data-do=close-cell]").getAttribute("href"), { focus: "c-" + open.dataset.cell });
  return true;
}

/* The cell beside, above or below; in a row of its own there is none. */
function beside(cell, key) {
  const row = [...cell.closest("tr").querySelectorAll(".cell")], at = row.indexOf(cell);
  const rows = [...document.querySelectorAll(".matrix tbody tr")].filter(each => each.querySelector(".cell"));
  const down = rows.indexOf(cell.closest("tr"));
  const column = number => rows[number]?.querySelectorAll(".cell")[at];
  return { ArrowLeft: row[at - 1], ArrowRight: row[at + 1], Home: row[0], End: row.at(-1), ArrowUp: column(down - 1), ArrowDown: column(down + 1) }[key];
}

function watchSlider() {
  const range = slider();
  if (!range) return;
  const days = document.querySelector(".stepper").dataset.days.split(" ");
  const numbers = days.map(numbered);
  const at = day => {
    const there = new URL(location.href);
    there.searchParams.set("as-of", day);
    return there.href;
  };
  range.addEventListener("input", () => {
    const value = Number(range.value);
    const near = numbers.reduce((best, number, i) => Math.abs(number - value) < Math.abs(numbers[best] - value) ? i : best, 0);
    range.value = numbers[near];
    if (new URL(location.href).searchParams.get("as-of") !== days[near]) go(at(days[near]), { keep: "replace" });
  });
  range.addEventListener("keydown", event => {
    const by = { ArrowLeft: -1, ArrowDown: -1, PageDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 1 }[event.key];
    const end = { Home: days[0], End: days.at(-1) }[event.key];
    if (!by && !end) return;
    event.preventDefault();
    if (end) go(at(end)); else step(by);
  });
}

export function watchPositions() {
  if (!main()) return;
  watchSlider();
  main().addEventListener("click", event => {
    const link = event.target.closest("a.cell, [data-do=close-cell], .ways a, .axis a, nav.days a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const cell = link.closest(".cell");
    if (link.dataset.do === "close-cell" || cell?.getAttribute("aria-expanded") === "true") closeCell();
    else go(link.getAttribute("href"), { focus: cell ? "opened" : null });
  });
  main().addEventListener("keydown", event => {
    const cell = event.target.closest?.("a.cell");
    const next = cell && !event.metaKey && !event.ctrlKey && !event.altKey && beside(cell, event.key);
    if (next) { event.preventDefault(); next.focus() }
  });
  addEventListener("popstate", () => go(location.href, { keep: true }));
}
