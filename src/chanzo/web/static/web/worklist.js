/* Keys for the worklist of findings: rows of a list, acts of the form, the list before. Everything works without. */
const rows = [...document.querySelectorAll("[data-worklist] tbody tr")];
const keys = document.getElementById("keys");
const judge = document.getElementById("judge");
const ACTS = { e: "explained", c: "corrected", i: "incident", a: "ask" };
let at = -1;

if (keys) keys.hidden = false;

function move(step) {
  if (!rows.length) return;
  rows[at]?.classList.remove("current");
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at].classList.add("current");
  rows[at].querySelector("a.what, td a")?.focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

function follow(selector, within = document) {
  within?.querySelector(selector)?.click();
}

function act(value) {
  const choice = judge?.querySelector(`input[name="act"][value="${value}"]`);
  if (!choice) return;
  choice.checked = true;
  judge.scrollIntoView({ block: "nearest" });
  judge.querySelector(value === "ask" ? "[name=asked_of]" : "[name=reason]").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const done = {
    j: () => move(1),
    k: () => move(-1),
    o: () => follow("a.what, td a", rows[at]),
    x: () => follow("input[type=checkbox]", rows[at]),
    n: () => follow("a[rel=next]"),
    p: () => follow("a[rel=prev]"),
    u: () => follow("[data-back]"),
    "?": () => {
      keys.open = !keys.open;
      if (keys.open) keys.scrollIntoView({ block: "nearest" });
    },
  }[event.key] ?? (event.key in ACTS ? () => act(ACTS[event.key]) : null);
  if (!done) return;
  event.preventDefault();
  done();
});

// A row that is chosen means the chosen ones.
document.querySelector("[data-worklist]")?.addEventListener("change", (event) => {
  const chosen = judge?.querySelector('input[name="which"][value="chosen"]');
  if (chosen && event.target.name === "id") {
    chosen.checked = event.target.checked || document.querySelector("[data-worklist] input[name=id]:checked") !== null;
    if (!chosen.checked) judge.querySelector('input[name="which"][value="all"]').checked = true;
  }
});
