// Wires a page: it stays current, says what changed, grows old honestly, and shows that a press is being worked on.
import { growOld } from "./ages.js";
import { keepBusy } from "./busy.js";
import { tellGone } from "./gone.js";
import { receive, refresh } from "./refresh.js";
import { listen } from "./tabs.js";
import { keepTitle } from "./title.js";

keepBusy();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  // Browsers let a page write to the clipboard over https and on this machine only.
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}

if (document.body.dataset.version) {
  growOld();
  keepTitle();
  listen((message) => {
    tellGone(message);
    // Refused for good: signed out, most likely. The page says so when it is asked for.
    if (message.kind === "refused") refresh();
    if (message.version) receive(message);
  });
}
