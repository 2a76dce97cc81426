// The stream of news from the server, for a page or for the worker that all tabs of a browser share.

/** The server says something every 30 s. A line that is silent for longer is dead, even if the network looks fine. */
const SILENT_MS = 70_000;
/** The browser tries again by itself after a break, but not after a refusal. */
const AFTER_REFUSAL_MS = 5_000;

/**
 * Listens until it is closed.
 *
 * @param tell - gets `{ kind, version, now, … }` for each message of the server (src/web/live/change-feed.ts). It gets
 * `{ kind: "lost", at }` when the line breaks, and `{ kind: "refused", at }` when the server wants no listener. `at` is the browser's time in ms of the
 * last answer
 */
export function openStream(tell) {
  let source = null;
  let timer = null;
  let lostAt = null;

  const soon = (work, ms) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
  const receive = ({ type, data }) => {
    lostAt = null;
    soon(takeForDead, SILENT_MS);
    tell({ kind: type, ...JSON.parse(data) });
  };
  const tellLost = (kind, silentMs = 0) => {
    lostAt ??= performance.timeOrigin + performance.now() - silentMs;
    tell({ kind, at: lostAt });
  };
  const takeForDead = () => {
    tellLost("lost", SILENT_MS);
    open();
  };
  const open = () => {
    source?.close();
    source = new EventSource("/live");
    soon(takeForDead, SILENT_MS);
    for (const kind of ["hello", "changed", "progress", "here"]) source.addEventListener(kind, receive);
    source.addEventListener("error", () => {
      const refused = source.readyState === EventSource.CLOSED;
      if (refused) soon(open, AFTER_REFUSAL_MS);
      tellLost(refused ? "refused" : "lost");
    });
  };

  open();
  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}

/**
 * One stream for any number of listeners. It is open while at least one of them is visible.
 *
 * @param lingerMs - how long it stays open after the last one was hidden, so that a change of tabs does not cut it
 */
export function shareStream(lingerMs) {
  const looking = new Map();
  let stream = null;
  let newest = null;
  let leaving = null;

  const tellAll = (word) => {
    newest = word;
    for (const tell of looking.values()) tell(word);
  };
  const close = () => {
    stream?.close();
    stream = null;
    newest = null;
  };

  return {
    look(listener, tell) {
      clearTimeout(leaving);
      looking.set(listener, tell);
      stream ??= openStream(tellAll);
      // Said before: its time is over.
      if (newest) tell({ ...newest, now: null });
    },
    lookAway(listener) {
      looking.delete(listener);
      clearTimeout(leaving);
      if (looking.size === 0) leaving = setTimeout(close, lingerMs);
    },
  };
}
