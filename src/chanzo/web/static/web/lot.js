// The lot page, made handier: the drawing comes nearer and moves, the page prints. Without it everything still stands.
const STEP = 1.3, FARTHEST = 1, NEAREST = 6;

function zoomable(frame) {
  const chart = frame.querySelector("svg");
  const whole = chart.viewBox.baseVal;
  const size = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  let scale = 1, left = size.x, top = size.y, held = null, moved = false;

  function show() {
    const w = size.w / scale, h = size.h / scale;
    left = Math.min(Math.max(left, size.x), size.x + size.w - w);
    top = Math.min(Math.max(top, size.y), size.y + size.h - h);
    chart.setAttribute("viewBox", `${left} ${top} ${w} ${h}`);
    frame.classList.toggle("near", scale > 1);
  }

  function zoom(by, at) {
    const box = chart.getBoundingClientRect();
    const fx = at ? (at.clientX - box.left) / box.width : 0.5, fy = at ? (at.clientY - box.top) / box.height : 0.5;
    const x = left + fx * size.w / scale, y = top + fy * size.h / scale;
    scale = Math.min(NEAREST, Math.max(FARTHEST, scale * by));
    left = x - fx * size.w / scale;
    top = y - fy * size.h / scale;
    show();
  }

  function move(dx, dy) {
    left += dx * size.w / scale;
    top += dy * size.h / scale;
    show();
  }

  const tools = document.createElement("p");
  tools.className = "zoom-tools no-print";
  for (const [sign, word, act] of [
    ["+", frame.dataset.in, () => zoom(STEP)],
    ["−", frame.dataset.out, () => zoom(1 / STEP)],
    ["", frame.dataset.whole, () => zoom(1 / NEAREST)],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign || word;
    button.setAttribute("aria-label", word);
    button.addEventListener("click", act);
    tools.append(button);
  }
  frame.prepend(tools);

  frame.addEventListener("keydown", (event) => {
    const acts = {
      "+": () => zoom(STEP), "-": () => zoom(1 / STEP), "0": () => zoom(1 / NEAREST),
      ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0),
      ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || (scale === 1 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  });
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, event);
  }, { passive: false });
  chart.addEventListener("pointerdown", (event) => {
    moved = false;
    held = scale > 1 && event.button === 0 ? event : null;
  });
  chart.addEventListener("pointermove", (event) => {
    if (!held) return;
    const dx = held.clientX - event.clientX, dy = held.clientY - event.clientY;
    if (!moved && Math.hypot(dx, dy) < 4) return;
    const box = chart.getBoundingClientRect();
    if (!moved) chart.setPointerCapture(event.pointerId);
    moved = true;
    held = event;
    move(dx / box.width, dy / box.height);
  });
  for (const end of ["pointerup", "pointercancel"]) chart.addEventListener(end, () => { held = null; });
  // A drag that ends on a box does not follow it.
  chart.addEventListener("click", (event) => { if (moved) event.preventDefault(); }, true);
  chart.addEventListener("dragstart", (event) => event.preventDefault());
}

document.querySelectorAll("[data-zoom]").forEach(zoomable);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
