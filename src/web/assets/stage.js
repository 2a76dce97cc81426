// Shows progress by itself: the page asks for itself every few seconds, and takes over the new content when its stage changed.
// Without JavaScript a link does the same. `Idiomorph` comes from an earlier script.
const EVERY_MS = 2_000;
const shown = document.querySelector("main[data-stage]");
let asking = false;

async function look() {
  if (asking || document.hidden || !shown.dataset.stage) return;
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html", "X-Renews": "page" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    if (next && next.dataset.stage !== shown.dataset.stage) show(next, page.title);
  } catch {
    // The server or the network is away: the next look may find it.
  } finally {
    asking = false;
  }
}

function show(next, title) {
  Idiomorph.morph(shown, next);
  document.title = title;
  // A screen reader says the new content, and a keyboard user can begin.
  (shown.querySelector("[autofocus]") ?? shown).focus();
}

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
window.addEventListener("pageshow", look);
