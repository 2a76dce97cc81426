import { decodeHeader } from "./decode-header.ts";

/** A real conversation has tens of references; what lies between is of no use to find it. */
const MOST_REFERENCES = 200;
const LONGEST_VALUE = 200_000;

/** The ids of a header: what stands in angle brackets, since programs put phrases and comments around it (RFC 5322 §4.5.4). Else each word is one. */
export function readIds(value: string): string[] {
  const cut = value.slice(0, LONGEST_VALUE);
  const read = cut.includes("=?") ? decodeHeader(cut) : cut;
  const bracketed = [...read.matchAll(/<([^<>]{1,20000})>/g)].map(([, id = ""]) => id.replace(/\s+/g, ""));
  const found = bracketed.length > 0 ? bracketed : read.split(/[\s,]+/).map((id) => id.replace(/^<|>$/g, ""));
  return found.filter((id) => id !== "").slice(-MOST_REFERENCES);
}
