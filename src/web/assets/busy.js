// A pressed button says that it is being worked on, and is not pressed twice.
import { say } from "./say.js";

/** A server that does not answer is waited for this long and longer. */
const SLOW_MS = 4_000;
const SLOW = "Still working. A mail server that does not answer can take half a minute";

export function keepBusy() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A second press of the same button is never meant.
    if (form.dataset.sent) event.preventDefault();
    else begin(form, event.submitter ?? form.querySelector("button"));
  });
  // The page may come back from the browser's memory, with its forms as they were sent.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
}

function begin(form, button) {
  form.dataset.sent = "true";
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy ?? "Working…";
  setTimeout(() => {
    const note = document.createElement("span");
    note.className = "soft";
    note.textContent = ` ${SLOW}.`;
    button.after(note);
    say([SLOW]);
  }, SLOW_MS);
}
