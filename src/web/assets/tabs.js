// A tab's source of news: the worker that all tabs share, or a stream of its own where the browser has no such worker. The tab
// leaves it while it is hidden.
import { shareStream } from "./stream.js";

/** @param tell - gets every message of the stream while this tab is visible; see `openStream` */
export function listen(tell) {
  let source = inWorker(tell, () => {
    source = byItself(tell);
    follow();
  });
  const follow = () => (document.hidden ? source.lookAway() : source.look());
  follow();
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", () => source.lookAway());
  // A page from the browser's memory has missed news, and its forms are as they were sent.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}

/** A worker belongs to the signed-in member. The next member in the same browser gets another. */
function inWorker(tell, failed) {
  try {
    const name = `unpause ${document.body.dataset.member}`;
    const worker = new SharedWorker(document.body.dataset.worker, { name, type: "module" });
    worker.addEventListener("error", failed);
    worker.port.onmessage = ({ data }) => tell(data);
    return {
      look: () => worker.port.postMessage("look"),
      lookAway: () => worker.port.postMessage("look away"),
    };
  } catch {
    return byItself(tell);
  }
}

function byItself(tell) {
  const own = shareStream(0);
  return { look: () => own.look("this tab", tell), lookAway: () => own.lookAway("this tab") };
}
