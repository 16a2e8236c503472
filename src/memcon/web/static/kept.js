/* Small choices kept in this browser. */
export function kept(name) {
  try { return localStorage.getItem("memcon." + name) } catch { return null }
}
export function keep(name, value) {
  try { localStorage.setItem("memcon." + name, value) } catch { /* then it is not kept */ }
}
