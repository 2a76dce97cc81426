// The browser's tab says how much waits for the member, also on a page that does not renew itself.
const NEEDS = /^[\d,]+ needs? you · /;

/** Follows the banner, which every page renews, and which knows the number. */
export function keepTitle() {
  const banner = document.querySelector("#banner");
  if (banner === null) return;
  const tell = () => {
    const { needs } = banner.dataset;
    const plain = document.title.replace(NEEDS, "");
    document.title = needs ? `${needs} · ${plain}` : plain;
  };
  new MutationObserver(tell).observe(banner, { attributeFilter: ["data-needs"] });
}
