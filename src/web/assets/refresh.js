// Fetches the page anew and morphs what is shown into it. Without JavaScript a reload does the same. `Idiomorph` comes from the script
// before this one.
import { pageIsFrom } from "./ages.js";
import { sayChanges } from "./say.js";

const RETRY_MS = 3_000;
/** Changes by the mere passing of time are shown this often. */
const AT_LEAST_EVERY_MS = 5 * 60_000;
/** On a page with a form that a person fills in, only the part above the form is renewed. */
const BANNER_ONLY = "/banner";

const { body } = document;
const address = document.querySelector("main[data-live]") ? location.href : BANNER_ONLY;
let newest = body.dataset.version;
/** The newest version that a fetch has followed. No version is fetched twice. */
let answered = newest;
let fetching = false;
let refreshing = null;
/** Since when progress has changed more than its pieces. */
let staleSince = null;

/** @param message - a message of the server; see src/web/live/change-feed.ts */
export function receive({ version, since, pieces, again }) {
  if (pieces && isAsNewAs(body.dataset.version, since)) showPieces(pieces, version, again);
  newest = version;
  if (isBehind()) refresh();
}

function showPieces(pieces, version, again) {
  if (isAsNewAs(body.dataset.version, version)) return;
  sayChanges(() => {
    for (const [id, html] of Object.entries(pieces)) {
      const shown = document.getElementById(id);
      if (shown) Idiomorph.morph(shown, html, { morphStyle: "innerHTML" });
    }
  });
  body.dataset.version = version;
  // Parts of the page that are no piece, such as a list of leads, follow later.
  staleSince ??= performance.now();
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, staleSince + again - performance.now());
}

const isBehind = () => newest !== answered && !isAsNewAs(body.dataset.version, newest);

/** Versions are `<process>.<number>`; those of different processes cannot be compared. */
function isAsNewAs(mine, theirs) {
  const [[process, number], [theirProcess, theirNumber]] = [mine.split("."), theirs.split(".")];
  return process === theirProcess && Number(number) >= Number(theirNumber);
}

/** Asks for nothing while the tab is hidden. It catches up when the tab is shown again. */
export async function refresh() {
  if (fetching || document.hidden || !document.querySelector("main[data-live], #banner")) return;
  clearTimeout(refreshing);
  staleSince = null;
  fetching = true;
  const following = newest;
  const next = await fetchPage();
  fetching = false;
  if (next === null) return;
  answered = following;
  show(next);
  if (isBehind()) refresh();
}

setInterval(refresh, AT_LEAST_EVERY_MS);

/** The page as it is now. null: there is none to show, since the server is away or the page leads elsewhere. */
async function fetchPage() {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html", "X-Renews": "page" } });
    if (answer.ok && !answer.redirected)
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    // Signed out, or moved on to another page: go there.
    if (answer.redirected || answer.status === 401) location.reload();
    else if (answer.status >= 500) setTimeout(refresh, RETRY_MS);
  } catch {
    setTimeout(refresh, RETRY_MS);
  }
  return null;
}

function show(next) {
  sayChanges(() => {
    for (const part of ["main[data-live]", "#banner", "#open-tickets"]) {
      const [shown, fresh] = [document.querySelector(part), next.querySelector(part)];
      if (shown && fresh) morph(shown, fresh);
    }
  });
  if (next.querySelector("main")) document.title = next.title;
  body.dataset.version = next.body.dataset.version;
  pageIsFrom(Number(next.body.dataset.now));
}

function morph(shown, fresh) {
  Idiomorph.morph(shown, fresh, {
    callbacks: {
      // A field that a person has begun to fill in stays theirs. A sent form is no longer theirs to change.
      beforeNodeMorphed: (old) =>
        !(old instanceof HTMLFormElement && (old.dataset.touched || old.dataset.sent)),
      // So does what they have opened or closed.
      beforeAttributeUpdated: (name, node) => !(name === "open" && node instanceof HTMLDetailsElement),
    },
  });
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form");
  if (form) form.dataset.touched = "true";
});
