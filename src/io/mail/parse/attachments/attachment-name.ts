import { decodeHeader } from "../headers/decode-header.ts";
import { type Entity, fieldOf } from "../mime/read-entity.ts";
import { readFields } from "../mime/read-fields.ts";

const LONGEST = 200;

/** The name that a part gives its file, as one safe file name; null: it gives none. */
export function attachmentName(entity: Entity, hint: string | null, content = entity.body): string | null {
  const named =
    entity.dispositionParameters.get("filename") ??
    entity.typeParameters.get("name") ??
    entity.dispositionParameters.get("name") ??
    entity.typeParameters.get("filename");
  const given = named === undefined ? "" : safeFileName(named);
  if (given !== "") return given;
  if (entity.type === "message/rfc822" || entity.type === "message/global")
    return `${subjectOf(content, hint) || "message"}.eml`;
  const location = fieldOf(entity, "content-location");
  const fromLocation = location === null || !/\.\w{1,5}$/.test(location) ? "" : safeFileName(location);
  return fromLocation || null;
}

/** The subject of an enclosed mail, as a file name. */
function subjectOf(mail: Buffer, hint: string | null): string {
  const subject = readFields(mail.subarray(0, 100_000), 0, () => false).fields.find(
    ({ name }) => name === "subject",
  );
  return subject === undefined
    ? ""
    : safeFileName(
        decodeHeader(subject.value, hint)
          .replace(/[/\\:]+/g, " ")
          .replace(/ {2,}/g, " "),
      );
}

/**
 * One file name without a path: no directory, drive, control, sign that turns the reading, dot or blank at its end, and not too long.
 * The ending stays.
 */
export function safeFileName(written: string): string {
  const line = written
    .replace(/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .slice(0, 5_000);
  const base = line.split(/[/\\]/).findLast((piece) => /[^\s.]/.test(piece)) ?? "";
  const name = base
    .replace(/^[a-z]:/i, "")
    .replace(/[:*?"<>|]/g, "_")
    .trim();
  const ending = /\.[\p{L}\p{N}_-]{1,15}$/u.exec(trimDots(name))?.[0] ?? "";
  const stem = trimDots(name).slice(0, trimDots(name).length - ending.length);
  return (stem.slice(0, LONGEST - ending.length) + ending).replace(/^[\s.]*(?=\.\.)/, "").toWellFormed();
}

function trimDots(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "." || text[end - 1] === " ")) end--;
  return text.slice(0, end);
}
