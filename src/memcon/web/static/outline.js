/* The outline shows which turn is being read. */
const REACHED = 48; // pixels below the bars: a turn is being read when its words reach this height

export function watchOutline() {
  const bars = new Map();
  for (const bar of document.querySelectorAll(".outline a")) bars.set(bar.getAttribute("href").slice(1), bar);
  if (!bars.size) return;
  const turns = [...document.querySelectorAll(".turn[id]")].filter(turn => bars.has(turn.id));
  let now = null, waits = false;
  const top = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + REACHED;
  const look = () => {
    waits = false;
    const reached = top();
    const turn = turns.findLast(each => each.getBoundingClientRect().top <= reached) ?? null;
    const bar = turn ? bars.get(turn.id) : null;
    if (bar === now) return;
    now?.classList.remove("at");
    bar?.classList.add("at");
    now = bar;
    if (bar) follow(bar);
  };
  const soon = () => { if (!waits) { waits = true; requestAnimationFrame(look) } };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  look();
}

function follow(bar) {
  const rail = bar.closest(".rail"), box = bar.getBoundingClientRect(), frame = rail.getBoundingClientRect();
  if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) rail.scrollTop += box.top - frame.top - frame.height / 2;
}
