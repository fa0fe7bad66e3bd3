/* What is being typed is not lost: forms marked data-draft are remembered in this browser until they are sent.

   A form with the attribute data-draft keeps its words, numbers, choices and ticks under the account and the address
   of the page, a moment after each change; never passwords, files or hidden fields. When the page is opened again by
   the same account the draft is put back with a note and a button to throw it away. It goes when the form was sent
   and answered, when the account signs out, and after three days. A form that was sent while the network was down was
   not answered: its draft is still there when the page is opened again.

   The two sentences of the note stand on the body (data-draft-restored, data-draft-drop), in the reader's language. */
const PREFIX = "chanzo-draft:";
const SENT = "chanzo-draft-sent";
const THREE_DAYS_MS = 3 * 24 * 3600 * 1000;
const account = document.body.dataset.account || "";
const mine = `${PREFIX}${account}:`;

const held = (key) => {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
};
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
const fieldsOf = (form) => [...form.elements].filter((field) => field.name
  && !field.readOnly && !["password", "file", "hidden", "submit", "button"].includes(field.type));
const valuesOf = (form) => fieldsOf(form).map((field) => [
  field.name, ["checkbox", "radio"].includes(field.type) ? [field.value, field.checked] : field.value,
]);
const keyOf = (form, index) => `${mine}${location.pathname}${location.search}#${form.id || index}`;

function putBack(form, values) {
  const fields = fieldsOf(form);
  let changed = false;
  values.forEach(([name, value], at) => {
    const field = fields[at];
    if (!field || field.name !== name) return;
    if (Array.isArray(value)) {
      if (field.value === value[0] && field.checked !== value[1]) { field.checked = value[1]; changed = true; }
    } else if (field.value !== value) { field.value = value; changed = true; }
  });
  return changed;
}

function tell(form, key) {
  const note = document.createElement("p");
  note.className = "banner draft-note";
  note.setAttribute("role", "status");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "link";
  drop.textContent = document.body.dataset.draftDrop;
  drop.addEventListener("click", () => { localStorage.removeItem(key); form.reset(); note.remove(); });
  note.append(`${document.body.dataset.draftRestored} `, drop);
  form.prepend(note);
}

function watch(form, key) {
  let waiting;
  const keep = () => localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: valuesOf(form) }));
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(keep, 300); };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => { clearTimeout(waiting); keep(); sessionStorage.setItem(SENT, key); });
}

// A place with data-drafts-of shows what this account has begun under addresses that begin so; hidden while nothing is.
function list(place) {
  const here = `${mine}${place.dataset.draftsOf}`;
  keys().filter((key) => key.startsWith(here)).sort((a, b) => held(b).at - held(a).at).forEach((key) => {
    const link = document.createElement("a");
    link.href = key.slice(mine.length).split("#")[0];
    const typed = held(key).values.filter(([name, value]) => ["site", "day"].includes(name) && value).map(([, value]) => value);
    link.textContent = typed.join(", ") || link.getAttribute("href");
    const item = document.createElement("li");
    const when = document.createElement("span");
    when.className = "m";
    when.textContent = ` ${new Date(held(key).at).toLocaleString(document.documentElement.lang)}`;
    item.append(link, when);
    place.querySelector("ul").append(item);
    place.hidden = false;
  });
}

function start() {
  keys().filter((key) => !(held(key)?.at > Date.now() - THREE_DAYS_MS)).forEach((key) => localStorage.removeItem(key));
  // What was sent was answered when a new page follows from one of ours; "back", "reload" and an address typed after a
  // failure mean that it may not have been. The sign-in page is no answer, nor is what was kept meanwhile.
  const sent = sessionStorage.getItem(SENT);
  if (sent && account && !document.querySelector("[data-kept]")) {
    const [entry] = performance.getEntriesByType("navigation");
    if (entry?.type === "navigate" && document.referrer.startsWith(location.origin)) localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  }
  document.querySelectorAll("form[data-sign-out]").forEach((form) => form.addEventListener("submit", () => {
    keys().filter((key) => key.startsWith(mine)).forEach((key) => localStorage.removeItem(key));
  }));
  if (!account) return;
  document.querySelectorAll("[data-drafts-of]").forEach(list);
  document.querySelectorAll("form[data-draft]").forEach((form, index) => {
    const key = keyOf(form, index);
    const draft = held(key);
    if (draft && putBack(form, draft.values)) tell(form, key);
    watch(form, key);
  });
}

// A page that comes back whole still holds what was typed; nothing was answered.
addEventListener("pageshow", (event) => { if (event.persisted) sessionStorage.removeItem(SENT); });
try { start(); } catch (refused) { /* a browser that keeps nothing still sends forms */ }
