/* The keyboard. Single keys work outside fields only, and can be turned off. */
import { keep, kept } from "./kept.js";
import { closeDrawer } from "./panels.js";
import { closeCell, stepDays } from "./positions.js";
import { toggleMarks } from "./shown.js";
import { open, opened, shut } from "./why.js";

let going = false; // "g" was pressed: the next key says where to

const list = () => document.querySelector("dialog.keylist");
const rows = () => [...document.querySelectorAll(".turn:not(.more)")].length
  ? [...document.querySelectorAll(".turn:not(.more)")]
  : [...document.querySelectorAll(".row")];

function step(by) {
  const all = rows();
  if (all[0]?.matches(".row")) {
    const links = all.map(row => row.querySelector("a")).filter(Boolean);
    const now = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, now + by))]?.focus();
    return;
  }
  const here = scrollY + parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
  const tops = all.map(turn => turn.getBoundingClientRect().top + scrollY);
  const at = by > 0 ? tops.findIndex(top => top > here + 4) : tops.findLastIndex(top => top < here - 4);
  all[at]?.scrollIntoView({ block: "start" });
}

function finding(by) {
  const flags = [...document.querySelectorAll(".text .mk.flag[id], .asis .mk.flag[id]")];
  if (!flags.length) return;
  const now = flags.indexOf(opened());
  const next = flags[(now < 0 && by < 0 ? flags.length - 1 : now + by + flags.length) % flags.length];
  for (let at = next; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  next.scrollIntoView({ block: "center", behavior: "instant" });
  open(next, { pin: true });
}

const DOES = {
  j: () => step(1),
  k: () => step(-1),
  n: () => finding(1),
  p: () => finding(-1),
  m: toggleMarks,
  "[": () => stepDays(-1),
  "]": () => stepDays(1),
  "?": () => list().showModal(),
};
const GOES = { d: "/", r: "/records", l: "/ledger", p: "/positions", t: "/texts", v: "/votes", m: "/messages" };

export function watchKeys() {
  const dialog = list();
  const single = dialog.querySelector("[data-do=single-keys]");
  single.checked = kept("single-keys") !== "off";
  single.onchange = () => keep("single-keys", single.checked ? "on" : "off");
  dialog.querySelector("[data-do=close]").onclick = () => dialog.close();
  document.querySelector("[data-do=keys]").onclick = () => dialog.showModal();
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") { if (!dialog.open) shut() || closeDrawer() || closeCell(); return }
    const held = event.metaKey || event.ctrlKey || event.altKey;
    if (held && !event.getModifierState("AltGraph")) return; // "[" is written with it on some keyboards
    if (dialog.open || !single.checked) return;
    if (event.target.matches("input:not([type=range], [type=checkbox]), textarea, select")) return;
    if (going && GOES[event.key]) location.href = GOES[event.key];
    const went = going && event.key in GOES;
    going = event.key === "g";
    if (went) return;
    const words = event.key === "/" && document.querySelector("input[type=search]");
    if (words) { event.preventDefault(); words.focus() }
    DOES[event.key]?.();
  });
}
