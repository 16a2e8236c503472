/* Runs before anything is drawn: what was chosen in this browser, and a class that says that script runs.
   What the address says of the labels goes before what is kept. */
{
  const root = document.documentElement;
  let tone = null;
  try { tone = localStorage.getItem("memcon.tone") } catch { /* storage may be closed to us */ }
  if (tone === "light" || tone === "dark") root.dataset.theme = tone;
  if ("hide" in root.dataset && !new URLSearchParams(location.search).has("hide")) {
    try { root.dataset.hide = localStorage.getItem("memcon.hide") ?? root.dataset.hide } catch { /* as above */ }
    const asked = new URLSearchParams(location.search).get("act");
    root.dataset.hide = root.dataset.hide.split(" ").filter(kind => kind !== asked).join(" ");
  }
  root.classList.add("js");
}
