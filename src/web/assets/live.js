// Keeps the page current: when the server says that something changed, the page is fetched anew and its <main> morphed.
// Without JavaScript a reload does the same. `Idiomorph` comes from the script before this one.
const RETRY_MS = 2_000;
const main = document.querySelector("main[data-live]");
let fetching = false;
let missed = false;

async function refresh() {
  if (fetching) {
    missed = true;
    return;
  }
  fetching = true;
  const next = await fetchMain();
  fetching = false;
  if (next) morph(next);
  if (missed) {
    missed = false;
    refresh();
  }
}

/** The page's <main> as it is now; null when there is none to show: the server is away, or we are to go elsewhere. */
async function fetchMain() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    // Signed out, or moved on to another page: go there.
    if (answer.redirected || answer.status === 401) location.reload();
    else if (answer.ok) {
      return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    }
  } catch {
    setTimeout(refresh, RETRY_MS); // The server or the network is away.
  }
  return null;
}

function morph(next) {
  Idiomorph.morph(main, next, {
    callbacks: {
      // What a person has begun to fill in stays theirs.
      beforeNodeMorphed: (old) => !(old instanceof HTMLFormElement && old.dataset.touched),
      // So does what they have opened or closed.
      beforeAttributeUpdated: (name, node) => !(name === "open" && node instanceof HTMLDetailsElement),
    },
  });
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form");
  if (form) form.dataset.touched = "true";
});
// A second press of the same button is never meant.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = "true";
});
// The page may come back from the browser's memory, with its forms as they were sent.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (main) {
  let broken = false;
  const stream = new EventSource("/live");
  stream.addEventListener("changed", refresh);
  stream.addEventListener("error", () => {
    broken = true;
  });
  stream.addEventListener("open", () => {
    if (broken) refresh();
    broken = false;
  });
  // "Two minutes ago" grows old too.
  setInterval(() => document.hidden || refresh(), 60_000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  window.addEventListener("pagehide", () => stream.close());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
