// Tickets by key: "/" goes to the search, "j" and "k" move, Enter opens. A new ticket that is looked at says so. Without JavaScript the same
// stands on the page as links and a button.
const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") goTo(event, document.querySelector("[data-search]"));
  if (event.key === "j") goTo(event, neighbour(1));
  if (event.key === "k") goTo(event, neighbour(-1));
});

function goTo(event, element) {
  if (!element) return;
  event.preventDefault();
  element.focus();
  element.select?.();
}

function neighbour(step) {
  const all = [...document.querySelectorAll("[data-ticket]")];
  const at = all.indexOf(document.activeElement);
  if (at === -1) return step > 0 ? all[0] : all.at(-1);
  return all[Math.min(all.length - 1, Math.max(0, at + step))];
}

/** An agent sees a ticket once its page is visible, not when a browser fetches it ahead. */
function see() {
  const form = document.querySelector("form[data-seen]");
  if (!form || document.hidden) return;
  document.removeEventListener("visibilitychange", see);
  fetch(form.action, { method: "POST", body: new URLSearchParams() });
}

document.addEventListener("visibilitychange", see);
see();
