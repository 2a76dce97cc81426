// Says aloud what a change brought, for those who hear a page. Only elements with `data-say` are compared, without their times: that
// a minute has passed is no news.
const MOST_SAID = 3;
/** Then it is removed, so that a reader who goes line by line does not meet it again. */
const SAID_MS = 5_000;
let fading = null;

/** @param change - changes the page */
export function sayChanges(change) {
  const before = new Set(sayings());
  change();
  const news = sayings().filter((text) => !before.has(text));
  if (news.length > 0) say(news);
}

/** @param news - sentences without a full stop */
export function say(news) {
  const more = news.length - MOST_SAID;
  const all = [...news.slice(0, MOST_SAID), ...(more > 0 ? [`And ${more} more changes`] : [])];
  const place = document.querySelector("#said");
  place.textContent = `${all.join(". ")}.`;
  clearTimeout(fading);
  fading = setTimeout(() => place.replaceChildren(), SAID_MS);
}

const sayings = () => [...document.querySelectorAll("[data-say]")].map(textOf).filter((text) => text !== "");

function textOf(element) {
  const copy = element.cloneNode(true);
  for (const time of copy.querySelectorAll("time")) time.replaceWith("");
  return copy.textContent.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}
