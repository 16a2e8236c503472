/* The explanation that opens at a mark. Hover and focus show it; Enter or a click open it as a dialog. */
import { rangeOf } from "./range.js";

const HOVER = 220; // milliseconds before a mark under the pointer opens
const LEAVE = 260; // and before it closes again

const box = document.createElement("div");
box.className = "why";
box.id = "why";
box.hidden = true;
box.tabIndex = -1;

let from = null; // the mark that is open
let pinned = false; // opened on purpose: it has the focus and stays
let timer = 0;
let quiet = false; // the focus is being given back: that opens nothing

const marks = () => document.querySelectorAll("a[data-why]");
const markOf = node => node instanceof Element ? node.closest("a[data-why]") : null;

export const opened = () => from;

/* A label opens its own act; the words open what else is said of them. */
function entriesFor(mark, ground) {
  const all = [...ground.querySelectorAll(".entry")];
  const own = all.filter(entry => entry.dataset.of === mark.dataset.act);
  return own.length ? own : all;
}

function fill(mark) {
  const body = document.createElement("div");
  body.className = "entries";
  let first = null;
  for (const id of mark.dataset.why.split(" ")) {
    const ground = document.getElementById(id);
    if (!ground) continue;
    first ??= ground;
    for (const entry of entriesFor(mark, ground)) body.append(entry.cloneNode(true));
  }
  if (!first) return false;
  const address = first.id.replace("why-", "#");
  const foot = document.createElement("div");
  foot.className = "do";
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "btn";
  copy.textContent = "Copy address";
  copy.onclick = () => copyAddress(copy, address);
  const link = document.createElement("a");
  link.className = "mono";
  link.href = address;
  link.textContent = address;
  link.onclick = event => { event.preventDefault(); history.replaceState(null, "", address) };
  foot.append(copy, link);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "iconbtn x";
  close.setAttribute("aria-label", "Close");
  close.innerHTML = '<svg class="i" aria-hidden="true"><use href="#i-x"/></svg>';
  close.onclick = shut;
  const head = body.querySelector(".head");
  head.id = "why-h";
  box.replaceChildren(close, body, foot);
  return true;
}

async function copyAddress(button, address) {
  const whole = location.href.split("#")[0] + address;
  try {
    await navigator.clipboard.writeText(whole);
    button.textContent = "Copied";
  } catch {
    history.replaceState(null, "", address);
    button.textContent = "In the address bar";
  }
}

export function open(mark, { pin = false } = {}) {
  clearTimeout(timer);
  if (from && from !== mark) release();
  if (from !== mark) {
    if (!fill(mark)) return false;
    from = mark;
    mark.setAttribute("aria-expanded", "true");
    if (mark.dataset.act && !mark.closest(".rail")) light(mark.dataset.why);
    box.hidden = false;
    place(mark);
  }
  if (pin) {
    pinned = true;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "why-h");
    mark.removeAttribute("aria-describedby");
    box.focus({ preventScroll: true });
  } else if (!pinned) {
    box.setAttribute("role", "tooltip");
    box.removeAttribute("aria-labelledby");
    mark.setAttribute("aria-describedby", "why");
  }
  return true;
}

/* The words of an act, while its label is open: the label stands apart from them. */
function light(why) {
  const range = rangeOf(...why.replace("why-", "").split("-").map(Number));
  if (range) CSS.highlights?.set("said", new Highlight(range));
}

function release() {
  clearTimeout(timer);
  CSS.highlights?.delete("said");
  from.setAttribute("aria-expanded", "false");
  from.removeAttribute("aria-describedby");
  from = null;
  pinned = false;
  box.hidden = true;
}

export function shut() {
  if (!from) return false;
  const mark = from, hadFocus = pinned;
  release();
  if (hadFocus) {
    quiet = true;
    mark.focus({ preventScroll: true });
    quiet = false;
  }
  return true;
}

/* Below the first line of the mark if there is room, else above it; never over the bars. */
function place(mark) {
  const line = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const high = box.offsetHeight, wide = box.offsetWidth;
  const below = line.bottom + 8 + high < innerHeight || line.top - high - 8 < 60;
  const left = Math.max(12, Math.min(line.left - 24, document.documentElement.clientWidth - wide - 12));
  box.style.left = left + scrollX + "px";
  box.style.top = (below ? line.bottom + 8 : line.top - high - 8) + scrollY + "px";
}

function later(what, wait) {
  clearTimeout(timer);
  timer = setTimeout(what, wait);
}

export function watchMarks() {
  if (!document.getElementById("grounds")) return;
  document.body.append(box);
  for (const mark of marks()) {
    mark.setAttribute("aria-haspopup", "dialog");
    mark.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", event => {
    const mark = markOf(event.target);
    if (!mark || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (mark === from && pinned) shut();
    else if (open(mark, { pin: true })) history.replaceState(null, "", mark.dataset.why.split(" ")[0].replace("why-", "#"));
  });
  document.addEventListener("pointerover", event => {
    if (event.pointerType !== "mouse" || pinned) return;
    const mark = markOf(event.target);
    if (mark && mark !== from) later(() => open(mark), HOVER);
    else if (mark || box.contains(event.target)) clearTimeout(timer);
    else if (from && document.activeElement !== from) later(() => pinned || shut(), LEAVE);
    else if (!from) clearTimeout(timer);
  });
  document.addEventListener("focusin", event => {
    const mark = markOf(event.target);
    if (quiet || !mark) return;
    // A browser gives the focus to what an address names, also after another mark there was opened.
    if (pinned && mark !== from && !mark.closest(".why")) { box.focus({ preventScroll: true }); return }
    if (mark.matches(":focus-visible")) open(mark);
  });
  document.addEventListener("focusout", event => {
    if (from && !pinned && event.target === from) later(() => pinned || shut(), 0);
  });
  document.addEventListener("pointerdown", event => {
    if (from && !box.contains(event.target) && markOf(event.target) !== from) { pinned = false; shut() }
  });
  box.addEventListener("keydown", event => {
    if (event.key !== "Tab" || !pinned) return;
    const stops = [...box.querySelectorAll("a, button")];
    const last = event.shiftKey ? [box, stops[0]] : [stops.at(-1)];
    if (last.includes(document.activeElement)) { event.preventDefault(); shut() }
  });
  box.addEventListener("click", event => {
    const link = event.target.closest?.("a.q");
    if (link && link.hash === location.hash) { event.preventDefault(); shut() }
  });
  addEventListener("resize", () => from && place(from));
}
