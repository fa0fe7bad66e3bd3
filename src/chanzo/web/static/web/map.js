/* The map under the hand: dragging, pinching, the wheel, keys and buttons move its view box, and the signs and names
   keep their size. Without this program the same buttons are links to other pictures. */
{
  const STEP = 0.3, FACTOR = 2, WHEEL = 1.0015, STILL = 5;

  const begin = (frame, svg) => {
    const { units, west, north, farthest, deepest, least } =
      Object.fromEntries(Object.entries(svg.dataset).map(([name, value]) => [name, Number(value)]));
    const land = svg.querySelector(".land").getBBox();
    const signs = svg.querySelectorAll(".sign");
    const sized = svg.querySelectorAll("[data-size]");
    const ranged = svg.querySelectorAll("[data-from]");
    const scale = svg.querySelector(".scale");
    const first = svg.viewBox.baseVal;
    let wide = first.width, x = first.x + first.width / 2, y = first.y + first.height / 2, level = -1, asked = 0, later = 0, moved = false;

    frame.classList.add("live");
    const size = () => svg.getBoundingClientRect();
    const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

    // What is drawn: the middle (x, y) and the width in units of the sheet.
    const draw = () => {
      asked = 0;
      const { width, height } = size();
      const unit = wide / width, high = height * unit;
      svg.setAttribute("viewBox", `${x - wide / 2} ${y - high / 2} ${wide} ${high}`);
      for (const sign of signs) sign.setAttribute("transform", `scale(${unit})`);
      for (const text of sized) text.setAttribute("font-size", text.dataset.size * unit);
      const now = clamp(Math.floor(Math.log2(farthest / unit) + 1e-9), 0, deepest);
      if (now !== level) {
        level = now;
        for (const group of ranged) {
          const { from, until } = group.dataset;
          group.classList.toggle("out", level < from || (until !== undefined && level >= until));
        }
      }
      measure(unit, high);
      clearTimeout(later);
      if (moved) later = setTimeout(remember, 300);
    };

    const measure = (unit, high) => {
      const km = (111.195 * Math.cos((north - y / units) * Math.PI / 180)) / units;
      const most = wide / 4 * km, power = 10 ** Math.floor(Math.log10(most));
      const length = [5, 2, 1].find((step) => step * power <= most) * power;
      const line = length / km / unit;
      scale.setAttribute("transform",
        `translate(${x - wide / 2 + 14 * unit} ${y + high / 2 - 12 * unit})scale(${unit})`);
      scale.querySelector("path").setAttribute("d", `M0-6V0H${line}V-6`);
      scale.querySelector("text").setAttribute("x", line / 2);
      scale.querySelector("text").textContent = `${Number(length.toPrecision(1))} km`;
    };

    // The address shows what the picture shows, so that it can be kept, sent and printed.
    const remember = () => {
      const { width, height } = size(), high = height * wide / width, address = new URL(location);
      const edges = [(x - wide / 2) / units + west, north - (y + high / 2) / units,
        (x + wide / 2) / units + west, north - (y - high / 2) / units];
      address.searchParams.set("box", edges.map((edge) => edge.toFixed(3)).join(","));
      history.replaceState(null, "", address.href.replaceAll("%2C", ","));
    };

    const show = (newX, newY, newWide) => {
      moved = true;
      place(newX, newY, newWide);
    };
    const place = (newX, newY, newWide) => {
      wide = clamp(newWide, least, land.width * 1.3);
      x = clamp(newX, land.x, land.x + land.width);
      y = clamp(newY, land.y, land.y + land.height);
      asked ||= requestAnimationFrame(draw);
    };
    // Nearer by a factor, the place under a point of the screen staying where it is.
    const zoom = (factor, at) => {
      const { left, top, width, height } = size(), unit = wide / width;
      const dx = at ? (at.x - left - width / 2) * unit : 0, dy = at ? (at.y - top - height / 2) * unit : 0;
      const next = clamp(wide / factor, least, land.width * 1.3), kept = 1 - next / wide;
      show(x + dx * kept, y + dy * kept, next);
    };
    const move = (east, south) => show(x + east * wide * STEP, y + south * wide * STEP, wide);
    const to = (link) => {
      const edges = new URL(link.href).searchParams.get("box").split(",").map(Number);
      const { width, height } = size();
      const tall = (edges[3] - edges[1]) * units * width / height;
      show(((edges[0] + edges[2]) / 2 - west) * units, (north - (edges[1] + edges[3]) / 2) * units,
        Math.max((edges[2] - edges[0]) * units, tall));
    };
    // A ring parts at the level at which its group ends.
    const part = (link) => {
      const { e, f } = link.transform.baseVal[0].matrix, until = Number(link.parentNode.dataset.until);
      show(e, f, farthest / 2 ** until * size().width);
    };
    const acts = {
      nearer: () => zoom(FACTOR), farther: () => zoom(1 / FACTOR), west: () => move(-1, 0), east: () => move(1, 0),
      north: () => move(0, -1), south: () => move(0, 1), whole: to, box: to, part,
    };
    const keys = {
      "+": "nearer", "=": "nearer", "-": "farther", ArrowLeft: "west", ArrowRight: "east", ArrowUp: "north",
      ArrowDown: "south",
    };

    let dragged = false;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (svg.contains(link) && dragged) return event.preventDefault();
      const act = link.classList.contains("many") ? "part" : link.dataset.act;
      if (!act) return;
      event.preventDefault();
      acts[act](link);
      // The ring that was opened is gone; what it held is reached from the map.
      if (act === "part" || act === "box") frame.focus();
    });
    frame.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
      event.preventDefault();
      acts[keys[event.key]]();
    });
    // A wheel that scrolls the page past the map must not be caught: only a chosen map zooms.
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !frame.contains(document.activeElement)) return;
      event.preventDefault();
      zoom(WHEEL ** -(event.deltaMode ? event.deltaY * 30 : event.deltaY), event);
    }, { passive: false });
    // A site reached by keys outside the picture is brought into it.
    svg.addEventListener("focusin", (event) => {
      if (!event.target.transform?.baseVal.length) return;
      const { e, f } = event.target.transform.baseVal[0].matrix, { width, height } = size();
      if (Math.abs(e - x) > wide / 2 || Math.abs(f - y) > wide / width * height / 2) show(e, f, wide);
    });

    const fingers = new Map();
    const spread = () => {
      const [one, other] = [...fingers.values()];
      return other
        ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, far: Math.hypot(one.x - other.x, one.y - other.y) }
        : { ...one, far: 0 };
    };
    let from = null, travelled = 0;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      from = spread();
      travelled = 0;
      dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const now = spread(), unit = wide / size().width;
      travelled += Math.hypot(now.x - from.x, now.y - from.y) + Math.abs(now.far - from.far);
      if (travelled > STILL && !dragged) {
        dragged = true;
        svg.setPointerCapture(event.pointerId);
      }
      if (dragged) {
        if (now.far && from.far) zoom(now.far / from.far, now);
        show(x - (now.x - from.x) * unit, y - (now.y - from.y) * unit, wide);
      }
      from = now;
    });
    const lift = (event) => {
      fingers.delete(event.pointerId);
      from = fingers.size ? spread() : null;
      // The click that ends a drag comes first; a later one, by key, is meant.
      setTimeout(() => { dragged = false; });
    };
    svg.addEventListener("pointerup", lift);
    svg.addEventListener("pointercancel", lift);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    new ResizeObserver(() => place(x, y, wide)).observe(svg);

    const { width, height } = size();
    place(x, y, Math.max(wide, first.height * width / height));
  };

  const frame = document.querySelector(".map-frame");
  if (frame) begin(frame, frame.querySelector("svg.map"));
}
