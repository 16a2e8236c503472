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
  watchActs();
  for (const chip of document.querySelectorAll("[data-layer]")) {
    chip.onclick = () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", on);
      main.classList.toggle("no-" + chip.dataset.layer, !on);
    };
  }
}

/* Kinds of acts: what is hidden is kept in this browser and stands in the address. */
function watchActs() {
  const root = document.documentElement;
  const hidden = () => new Set((root.dataset.hide ?? "").split(" ").filter(Boolean));
  const chips = document.querySelectorAll("[data-kind]");
  for (const chip of chips) {
    chip.setAttribute("aria-pressed", !hidden().has(chip.dataset.kind));
    chip.onclick = () => {
      const now = hidden();
      if (!now.delete(chip.dataset.kind)) now.add(chip.dataset.kind);
      root.dataset.hide = [...now].join(" ");
      chip.setAttribute("aria-pressed", !now.has(chip.dataset.kind));
      keep("hide", root.dataset.hide);
      const address = new URL(location.href);
      address.searchParams.set("hide", [...now].join(","));
      history.replaceState(null, "", address);
    };
  }
}
