// Says that the server does not answer, and since when. The page may be out of date then.
import { pageIsFrom, serverNow } from "./ages.js";

/** A restart is over sooner, and is not worth a message. */
const SHOWN_AFTER_MS = 3_000;

const place = document.querySelector("#gone");
let showing = null;

/** @param word - of the stream; see `openStream` */
export function tellGone(word) {
  if (word.kind === "lost" || word.kind === "refused") {
    const age = performance.timeOrigin + performance.now() - word.at;
    const since = serverNow() - age;
    showing ??= setTimeout(() => show(since), SHOWN_AFTER_MS);
    return;
  }
  if (word.now !== null) pageIsFrom(word.now);
  clearTimeout(showing);
  showing = null;
  place.replaceChildren();
}

function show(since) {
  const title = document.createElement("b");
  title.textContent = `Unpause has not answered since ${clockOf(since)}.`;
  const note = document.createElement("div");
  note.className = "notice wait banner";
  note.append(title, " This page may be out of date. It catches up by itself as soon as Unpause answers.");
  place.replaceChildren(note);
}

const clockOf = (ms) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: document.body.dataset.zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).format(ms);
