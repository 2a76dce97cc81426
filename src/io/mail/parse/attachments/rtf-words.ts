import { decodeText } from "../charset/decode-text.ts";

/** Groups that hold no words of the text. */
const SILENT = new Set(
  "fonttbl colortbl stylesheet info pict object header headerl headerr footer footerl footerr footnote".split(
    " ",
  ),
);
const SIGNS: Record<string, string> = {
  par: "\n",
  line: "\n",
  row: "\n",
  tab: "\t",
  cell: "\t",
  emdash: "—",
  endash: "–",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
};
/** A control word, a byte in hex, a control sign, a bracket, a line break, or words. */
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;
const MOST_GROUPS = 1_000;

type Group = { silent: boolean; tag: boolean; left: number };

/**
 * The words of RTF. Outlook packs HTML into RTF too (MS-OXRTFEX): then it is that HTML.
 *
 * @param rtf - one character for each byte
 */
export function rtfWords(rtf: string): { text: string | null; html: string | null } {
  const isHtml = rtf.slice(0, 4_000).includes("\\fromhtml");
  const charset = `windows-${/\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 4_000))?.[1] ?? "1252"}`;
  const said: string[] = [];
  let bytes: number[] = [];
  const say = (words: string) => {
    if (bytes.length > 0) said.push(decodeText(Buffer.from(bytes), charset));
    bytes = [];
    said.push(words);
  };
  const open: Group[] = [];
  let group: Group = { silent: false, tag: false, left: 1 };
  let hidden = false;
  let skipped = 0;
  const speaks = () => !group.silent && (group.tag || !hidden);
  for (const [token, word, number, hex, sign, bracket] of rtf.matchAll(TOKEN)) {
    if (bracket === "{") {
      if (open.length < MOST_GROUPS) open.push(group);
      group = { ...group };
    } else if (bracket === "}") {
      group = open.pop() ?? group;
    } else if (hex !== undefined) {
      if (skipped > 0) skipped--;
      else if (speaks()) bytes.push(Number.parseInt(hex, 16));
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (name === "htmlrtf") hidden = number !== "0";
      else if (name === "htmltag") group = { ...group, tag: true, silent: false };
      else if (SILENT.has(name)) group.silent = true;
      else if (name === "uc") group.left = Number(number ?? 1);
      else if (name === "u" && number !== undefined) {
        if (speaks()) say(String.fromCharCode(Number(number) & 0xffff));
        skipped = group.left;
      } else if (speaks() && SIGNS[name] !== undefined) say(SIGNS[name]);
    } else if (sign === "*") group.silent = true;
    else if (sign !== undefined) {
      if (speaks() && "\\{}".includes(sign)) say(sign);
      else if (speaks() && sign === "~") say(" ");
    } else if (!/^[\r\n]/.test(token)) {
      const words = token.slice(Math.min(skipped, token.length));
      skipped -= Math.min(skipped, token.length);
      if (speaks() && words !== "") say(words);
    }
  }
  say("");
  const words = said.join("").replaceAll("\0", "").toWellFormed();
  if (words.trim() === "") return { text: null, html: null };
  return isHtml ? { text: null, html: words } : { text: words.trim(), html: null };
}
