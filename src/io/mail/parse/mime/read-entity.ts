import { type Field, lineAt, readFields } from "./read-fields.ts";
import { readParameters } from "./read-parameters.ts";

/** A mail or a part of one (RFC 2045 §2.4), its body not decoded yet. */
export type Entity = {
  fields: Field[];
  /** In lower case, e.g. "text/plain". */
  type: string;
  typeParameters: Map<string, string>;
  disposition: string | null;
  dispositionParameters: Map<string, string>;
  /** Content-Transfer-Encoding in lower case. */
  encoding: string;
  /** The parts of a multipart; null: this is no multipart. */
  children: Entity[] | null;
  /** All of the body, as it stands in the mail. */
  body: Buffer;
};

/** Deeper enclosures and further parts are one part: the body that holds them. */
const DEEPEST = 250;
const MOST_PARTS = 10_000;
const LONGEST_BOUNDARY = 10_000;

type Reading = {
  raw: Buffer /** Of the enclosing multiparts, by boundary, the number of the innermost. */;
  open: Map<string, number[]>;
  depth: number;
  parts: number;
};
type Delimiter = { level: number; closes: boolean; at: number; next: number };

/** Takes a mail apart, in one pass over it. Never throws: a broken structure gives the parts that can be told. */
export function readEntity(raw: Buffer): Entity {
  const reading = { raw, open: new Map(), depth: 0, parts: 0 };
  return readPart(reading, 0, "text/plain").entity;
}

/** Header lines of a part, or null. */
export const fieldOf = (entity: Entity, name: string) =>
  entity.fields.find((field) => field.name === name)?.value ?? null;

function readPart(
  reading: Reading,
  start: number,
  defaultType: string,
): { entity: Entity; ended: Delimiter | null } {
  reading.parts++;
  const { raw } = reading;
  const { fields, body } = readFields(raw, start, (at, end) => delimiterAt(reading, at, end) !== null);
  const entity = described(fields, defaultType);
  const boundary =
    entity.type.startsWith("multipart/") || isUntyped(entity, start)
      ? boundaryOf(reading, entity, body)
      : null;
  if (boundary === null || reading.depth >= DEEPEST || reading.parts >= MOST_PARTS) {
    const ended = nextDelimiter(reading, body);
    entity.body = raw.subarray(body, endOfBody(raw, body, ended));
    return { entity, ended };
  }
  if (!entity.type.startsWith("multipart/")) entity.type = "multipart/mixed";
  const { children, ended } = readChildren(reading, boundary, body, entity.type);
  entity.body = raw.subarray(body, endOfBody(raw, body, ended));
  if (children.length > 0) entity.children = children;
  return { entity, ended };
}

/** The header of a mail may have been lost, or its Content-Type. */
const isUntyped = (entity: Entity, start: number) => start === 0 && fieldOf(entity, "content-type") === null;

function readChildren(reading: Reading, boundary: string, body: number, type: string) {
  const level = reading.depth++;
  const levels = reading.open.get(boundary) ?? [];
  reading.open.set(boundary, [...levels, level]);
  const children: Entity[] = [];
  let ended = nextDelimiter(reading, body);
  // Parts behind the closing line are parts, too.
  while (ended !== null && ended.level === level) {
    const isLast = ended.closes || reading.parts >= MOST_PARTS;
    if (isLast && !(ended.closes && nextDelimiter(reading, ended.next)?.level === level)) {
      ended =
        reading.parts >= MOST_PARTS && !ended.closes
          ? readRest(reading, ended, level, children)
          : outerDelimiter(reading, ended.next, level);
      break;
    }
    if (ended.closes) {
      ended = nextDelimiter(reading, ended.next);
      continue;
    }
    const child = readPart(
      reading,
      ended.next,
      type === "multipart/digest" ? "message/rfc822" : "text/plain",
    );
    children.push(child.entity);
    ended = child.ended;
  }
  if (levels.length === 0) reading.open.delete(boundary);
  else reading.open.set(boundary, levels);
  reading.depth--;
  return { children, ended };
}

/** The parts beyond the bound, as one. */
function readRest(reading: Reading, from: Delimiter, level: number, children: Entity[]): Delimiter | null {
  const ended = outerDelimiter(reading, from.next, level);
  const rest = described([], "application/octet-stream");
  rest.dispositionParameters.set("filename", "further parts.eml");
  rest.body = reading.raw.subarray(from.next, endOfBody(reading.raw, from.next, ended));
  children.push(rest);
  return ended;
}

function outerDelimiter(reading: Reading, from: number, level: number): Delimiter | null {
  let found = nextDelimiter(reading, from);
  while (found !== null && found.level >= level) found = nextDelimiter(reading, found.next);
  return found;
}

/** The next line that is a boundary of any open multipart. */
function nextDelimiter(reading: Reading, from: number): Delimiter | null {
  if (reading.open.size === 0) return null;
  const { raw } = reading;
  let at =
    startsLine(raw, from) && raw[from] === 45 && raw[from + 1] === 45 ? from : raw.indexOf("\n--", from) + 1;
  while (at > 0) {
    const found = delimiterAt(reading, at, lineAt(raw, at).end);
    if (found !== null) return found;
    at = raw.indexOf("\n--", at) + 1;
  }
  return null;
}

const startsLine = (raw: Buffer, at: number) => at > 0 && raw[at - 1] === 10;

function delimiterAt(reading: Reading, at: number, end: number): Delimiter | null {
  if (reading.open.size === 0 || end - at > LONGEST_BOUNDARY) return null;
  const line = reading.raw.toString("latin1", at + 2, end).trimEnd();
  const opens = reading.open.get(line)?.at(-1);
  const { next } = lineAt(reading.raw, at);
  if (opens !== undefined) return { level: opens, closes: false, at, next };
  const closes = line.endsWith("--") ? reading.open.get(line.slice(0, -2).trimEnd())?.at(-1) : undefined;
  return closes === undefined ? null : { level: closes, closes: true, at, next };
}

/** The line break before a boundary belongs to the boundary (RFC 2046 §5.1.1). */
function endOfBody(raw: Buffer, body: number, ended: Delimiter | null): number {
  if (ended === null) return raw.length;
  let end = ended.at;
  if (end > body && raw[end - 1] === 10) end--;
  if (end > body && raw[end - 1] === 13) end--;
  return Math.max(body, end);
}

const GUESSED_IN = 100_000;
const MANY_PARTS = 30;
/** In a mail of many parts. The first boundary stands right below the header, in most mails. */
const BRIEFLY_GUESSED_IN = 2_000;

/** The boundary that a multipart names, if it occurs; else the first line that looks like one; null: there is none. */
function boundaryOf(reading: Reading, entity: Entity, body: number): string | null {
  // A mail of very many multiparts whose boundaries do not occur would be searched to its end for each.
  const isOfMany = reading.parts > MANY_PARTS;
  const raw = isOfMany ? reading.raw.subarray(0, body + GUESSED_IN) : reading.raw;
  const named = entity.typeParameters.get("boundary")?.slice(0, LONGEST_BOUNDARY).trimEnd() ?? "";
  const written = [...new Set([named, named.replace(/^'(.*)'$/, "$1")])].find(
    (each) => each !== "" && occurs(raw, each, body),
  );
  if (written !== undefined) return written;
  const beginning = raw.toString("latin1", body, body + (isOfMany ? BRIEFLY_GUESSED_IN : GUESSED_IN));
  const isMultipart = entity.type.startsWith("multipart/");
  const guessed = LIKE_A_BOUNDARY.exec(beginning) ?? (isMultipart ? ABOVE_A_TEXT.exec(beginning) : null);
  if (guessed === null) return null;
  // A text without a header may quote a mail: only its first line tells.
  return isMultipart || beginning.slice(0, guessed.index).trim() === "" ? (guessed[1] ?? null) : null;
}

/** A line of dashes and a word above a field of a part. */
const LIKE_A_BOUNDARY = /(?:^|\n)--([^\s][^\r\n]{0,200}?)[ \t]*\r?\ncontent-[a-z-]{1,40}:/i;
/** The same above an empty line. */
const ABOVE_A_TEXT = /(?:^|\n)--([^\s-][^\r\n]{0,200}?)[ \t]*\r?\n\r?\n/;

/** Whether a boundary stands at the beginning of a line. */
function occurs(raw: Buffer, boundary: string, body: number): boolean {
  const at = raw.indexOf(`--${boundary}`, body, "latin1");
  return (
    at >= 0 && (at === body || raw[at - 1] === 10 || raw.indexOf(`\n--${boundary}`, body, "latin1") >= 0)
  );
}

/** Describes a part by its fields. Of several Content-Types the first that names a type counts. */
function described(fields: Field[], defaultType: string): Entity {
  const types = fields
    .filter(({ name }) => name === "content-type")
    .map(({ value }) => readParameters(value));
  const type = types.find(({ value }) => /^[^\s/]+\/[^\s/]/.test(value)) ?? types[0];
  const disposition = fields.find(({ name }) => name === "content-disposition")?.value;
  const { value = null, parameters = new Map<string, string>() } =
    disposition === undefined ? {} : readParameters(disposition);
  return {
    fields,
    type: mediaType(type?.value ?? "", defaultType),
    typeParameters: type?.parameters ?? new Map(),
    disposition: value,
    dispositionParameters: parameters,
    encoding:
      fields
        .find(({ name }) => name === "content-transfer-encoding")
        ?.value.split(/[;\s(]/)[0]
        ?.toLowerCase() ?? "",
    children: null,
    body: Buffer.alloc(0),
  };
}

const KNOWN_SHORT: Record<string, string> = {
  text: "text/plain",
  plain: "text/plain",
  "text/": "text/plain",
  html: "text/html",
  multipart: "multipart/mixed",
};

/** "text" and "html" stand for their types in mail of old programs. */
function mediaType(value: string, defaultType: string): string {
  if (value === "") return defaultType;
  const type = /^[^\s/;,]+\/[^\s/;,]+/.exec(value)?.[0];
  return type ?? KNOWN_SHORT[value] ?? (value.startsWith("text") ? "text/plain" : "application/octet-stream");
}
