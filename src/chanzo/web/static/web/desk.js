// The import desk: a mapping is looked at as it is changed, a job's progress is followed. Both work without this.
const followed_ms = 700;

async function asked(address, options) {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  if (answer.redirected) throw new Error("signed out");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function live(form) {
  form.addEventListener("change", async (event) => {
    if (event.target.tagName !== "SELECT") return;
    const values = new FormData(form);
    values.set("act", "look");
    form.setAttribute("aria-busy", "true");
    try {
      const seen = (await asked(form.action, { method: "POST", body: values })).getElementById(form.id);
      if (!seen) throw new Error("no form");
      for (const name of ["name", "replace"]) {
        const [old, now] = [form.elements[name], seen.elements[name]];
        if (old.type === "checkbox") now.checked = old.checked;
        else now.value = old.value;
      }
      const here = event.target.id;
      form.replaceWith(seen);
      live(seen);
      document.getElementById(here)?.focus();
    } catch {
      form.removeAttribute("aria-busy"); // the button "Look again" does the same
    }
  });
}

async function follow(place) {
  try {
    const seen = (await asked(place.dataset.again)).getElementById(place.id);
    if (!seen || !seen.dataset.again) return location.reload();
    place.replaceWith(seen);
    place = seen;
  } catch {
    // The network is away for a moment; the next asking may find it.
  }
  setTimeout(follow, followed_ms, place);
}

document.querySelectorAll("form[data-live]").forEach(live);
const place = document.querySelector("[data-again]");
if (place) setTimeout(follow, followed_ms, place);
