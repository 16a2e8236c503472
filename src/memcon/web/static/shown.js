/* What is shown: light or dark, marks of one kind or all, notes. */
import { keep } from "./kept.js";

export function toggleMarks() {
  document.querySelector("[data-layer=marks]")?.click();
}

export function watchShown() {
  document.querySelector("[data-do=tone]").onclick = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("tone", root.dataset.theme);
  };
  const main = document.querySelector("main.rec");
  if (!main) return;
  const only = document.querySelectorAll("[data-only]");
  for (const chip of only) {
    chip.onclick = () => {
      const kind = chip.getAttribute("aria-pressed") === "true" ? "all" : chip.dataset.only;
      for (const other of only) other.setAttribute("aria-pressed", other.dataset.only === kind);
      if (kind === "all") delete main.dataset.only; else main.dataset.only = kind;
    };
  }
  for (const chip of document.querySelectorAll("[data-layer]")) {
    chip.onclick = () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", on);
      main.classList.toggle("no-" + chip.dataset.layer, !on);
    };
  }
}
