/* The lists beside the text: tabs, and on a narrow page a drawer with buttons. */
let opener = null;

export const drawerOpen = () => opener !== null;

export function closeDrawer() {
  if (!opener) return false;
  document.querySelector(".rail.r").classList.remove("sheet-open");
  opener.setAttribute("aria-expanded", "false");
  opener.focus();
  opener = null;
  return true;
}

export function watchPanels() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  if (!tabs.length) return;
  const rail = document.querySelector(".rail.r");
  const pick = tab => {
    for (const other of tabs) {
      const on = other === tab;
      other.setAttribute("aria-selected", on);
      other.tabIndex = on ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !on;
    }
  };
  pick(tabs[0]);
  tabs.forEach((tab, index) => {
    tab.onclick = () => pick(tab);
    tab.onkeydown = event => {
      const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = tabs[(to + tabs.length) % tabs.length];
      pick(next);
      next.focus();
    };
  });
  for (const button of document.querySelectorAll(".bottom button")) {
    button.onclick = () => {
      const tab = document.getElementById(button.dataset.tab);
      const again = opener === button;
      if (opener) closeDrawer();
      if (again) return;
      pick(tab);
      rail.classList.add("sheet-open");
      button.setAttribute("aria-expanded", "true");
      opener = button;
      tab.focus();
    };
  }
  rail.addEventListener("click", event => {
    if (opener && event.target.closest("a[href]") && !event.target.closest("a[data-why]")) closeDrawer();
  });
}
