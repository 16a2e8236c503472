/* Whoever is pointed at: all that he says, in his own words or reported, stands out with him. */
export function watchPeople() {
  const main = document.querySelector("main.rec");
  if (!main) return;
  let now = null;
  const show = who => {
    if (who === now) return;
    for (const node of main.querySelectorAll(".his")) node.classList.remove("his");
    now = who;
    if (who !== null) for (const node of main.querySelectorAll(`[data-by="${who}"]`)) node.classList.add("his");
  };
  const whose = target => target.closest?.("li[data-by]")?.dataset.by ?? null;
  main.addEventListener("pointerover", event => event.pointerType === "mouse" && show(whose(event.target)));
  main.addEventListener("pointerleave", () => show(null));
  main.addEventListener("focusin", event => show(whose(event.target)));
  main.addEventListener("focusout", event => event.relatedTarget || show(null));
}
