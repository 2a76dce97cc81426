// Runs once for all tabs of a browser. A browser opens six connections to a server, and a stream takes one for good.
import { shareStream } from "./stream.js";

const LINGER_MS = 1_000;
const shared = shareStream(LINGER_MS);

self.onconnect = ({ ports: [tab] }) => {
  tab.onmessage = ({ data }) => {
    if (data === "look") shared.look(tab, (word) => tab.postMessage(word));
    else shared.lookAway(tab);
  };
};
