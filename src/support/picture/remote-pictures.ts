/** A picture on another server, as the sanitiser leaves it: nothing is loaded. */
const PLACEHOLDER = / data-remote="([^"]{1,20000})"/g;

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
};

/** Signs that HTML writes out, as they were. */
const plain = (written: string): string =>
  written.replace(/&(?:amp|lt|gt|quot);/g, (sign) => SIGNS[sign] ?? sign);

/** The addresses of pictures on other servers, each once, in the order of the page. @param html - of the sanitiser */
export const remotePictures = (html: string): string[] => [
  ...new Set([...html.matchAll(PLACEHOLDER)].map(([, written = ""]) => plain(written))),
];

/** Puts pictures into the page. @param sourceOf - an address for the page; null: the place stays empty */
export const putPictures = (html: string, sourceOf: (address: string) => string | null): string =>
  html.replace(PLACEHOLDER, (whole, written: string) => {
    const source = sourceOf(plain(written));
    return source === null ? whole : ` src="${source}"`;
  });
