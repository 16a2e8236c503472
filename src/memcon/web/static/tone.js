/* Runs before anything is drawn: the tone that was chosen, and a class that says that script runs. */
{
  const root = document.documentElement;
  let tone = null;
  try { tone = localStorage.getItem("memcon.tone") } catch { /* storage may be closed to us */ }
  if (tone === "light" || tone === "dark") root.dataset.theme = tone;
  root.classList.add("js");
}
