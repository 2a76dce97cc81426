// "2 minutes ago" grows old without asking the server. The time is the server's: its own at the last word, and what has passed since.
const EVERY_MS = 15_000;
const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

let serverTime = Number(document.body.dataset.now);
let heardAt = performance.now();

/** @param ms - the server's time, just now */
export function pageIsFrom(ms) {
  serverTime = ms;
  heardAt = performance.now();
}

/** The server's time in ms, as far as it is known here. */
export const serverNow = () => serverTime + performance.now() - heardAt;

export function growOld() {
  setInterval(tellAges, EVERY_MS);
  document.addEventListener("visibilitychange", () => document.hidden || tellAges());
}

function tellAges() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const age = ageOf(Number(new Date(time.dateTime)) - serverNow());
    if (time.textContent !== age) time.textContent = age;
  }
}

/** As src/web/parts/time.ts says it. */
function ageOf(away) {
  const [unit, length] = STEPS.find(([, ms]) => Math.abs(away) >= ms) ?? [];
  if (!unit) return away > 0 ? "in a moment" : "just now";
  return relative.format(Math.round(away / length), unit);
}
