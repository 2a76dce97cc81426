import { storable } from "../storable.ts";

/** The fields of an error that may say something, from any library. Other fields are ignored. */
export type Fields = {
  /** Texts for people, the server's own reply first, each of them once. */
  texts: string[];
  /** Short codes in the order met: library codes, OAuth errors, Graph codes, Google reasons. */
  codes: string[];
  /** SMTP reply code as the library read it. */
  reply: number | null;
  http: number | null;
  aadsts: number[];
  suberror: string | null;
  imapCode: string | null;
  imapStatus: string | null;
  /** The command that failed, as the library names it. */
  command: string | null;
  /** True when the library says that the sign-in step failed. It says where, never why. */
  atSignIn: boolean;
};

/** How much is read of one error: enough for any real reply, and bounded for a hostile one. */
const limits = { nodes: 30, depth: 5, texts: 8, head: 2_000, tail: 500, json: 20_000, codes: 12 };

const textKeys = [
  "response",
  "responseText",
  "error_description",
  "errorMessage",
  "errorDescription",
  "message",
  "description",
  "body",
  "details",
  "detail",
  "reply",
  "stderr",
  "error_uri",
] as const;

const nestedKeys = [
  "data",
  "error",
  "errors",
  "cause",
  "originalError",
  "innerError",
  "innererror",
  "inner",
  "err",
  "lastError",
] as const;

const codeKeys = ["originalCode", "code", "errorCode", "errno", "reason", "error", "name"] as const;

/** Reads an error of any shape. Never throws: a getter that throws, a circle or a proxy reads as nothing. */
export function gatherFields(error: unknown): Fields {
  const fields: Fields = {
    texts: [],
    codes: [],
    reply: null,
    http: null,
    aadsts: [],
    suberror: null,
    imapCode: null,
    imapStatus: null,
    command: null,
    atSignIn: false,
  };
  visit(error, fields, { left: limits.nodes }, 0);
  return fields;
}

function visit(value: unknown, fields: Fields, nodes: { left: number }, depth: number): void {
  if (value === null || value === undefined || depth > limits.depth || nodes.left-- <= 0) return;
  if (typeof value === "string") visitText(value, fields, nodes, depth);
  else if (isBytes(value))
    visitText(new TextDecoder().decode(value.subarray(0, limits.head)), fields, nodes, depth);
  else if (typeof value === "object") visitObject(value, fields, nodes, depth);
}

function visitObject(value: object, fields: Fields, nodes: { left: number }, depth: number): void {
  readCodes(value, fields);
  for (const key of textKeys) {
    const found = get(value, key);
    if (typeof found === "string") visitText(found, fields, nodes, depth);
    else if (typeof found === "object") visit(found, fields, nodes, depth + 1);
  }
  for (const key of nestedKeys) {
    const found = get(value, key);
    if (typeof found === "object") visit(found, fields, nodes, depth + 1);
    else if (typeof found === "string") visitText(found, fields, nodes, depth);
  }
  if (isArray(value)) {
    for (let i = 0; i < 4; i++) visit(get(value, i), fields, nodes, depth + 1);
  }
}

function readCodes(value: object, fields: Fields): void {
  for (const key of codeKeys) {
    const found = get(value, key);
    if (typeof found === "string") addCode(fields, found);
    else if (typeof found === "number" && key === "code") fields.http ??= httpStatus(found);
  }
  fields.reply ??= replyCode(get(value, "responseCode"));

  const status = get(value, "status");
  if (typeof status === "string") addCode(fields, status);
  fields.http ??=
    httpStatus(status) ?? httpStatus(get(value, "statusCode")) ?? httpStatus(get(value, "code"));

  addNumber(fields, get(value, "errorNo"));
  const numbers = get(value, "error_codes");
  if (isArray(numbers)) addNumber(fields, get(numbers, 0));
  fields.suberror ??= shortText(get(value, "subError")) ?? shortText(get(value, "suberror"));

  fields.imapCode ??= shortText(get(value, "serverResponseCode")) ?? shortText(get(value, "textCode"));
  fields.imapStatus ??= shortText(get(value, "responseStatus"));
  fields.command ??= shortText(get(value, "command")) ?? shortText(get(value, "executedCommand"));
  if (get(value, "authenticationFailed") === true || get(value, "source") === "authentication") {
    fields.atSignIn = true;
  }
}

function visitText(text: string, fields: Fields, nodes: { left: number }, depth: number): void {
  const parsed = parseJson(text);
  if (typeof parsed === "object" && parsed !== null) visit(parsed, fields, nodes, depth + 1);

  const cut = storable(
    text.length > limits.head ? `${text.slice(0, limits.head)} … ${text.slice(-limits.tail)}` : text,
  );
  if (cut.trim() === "" || fields.texts.length >= limits.texts) return;
  // Libraries repeat the reply in their message, with a few words of their own before it.
  if (fields.texts.some((known) => known.includes(cut) || (known.length > 7 && cut.endsWith(known)))) return;
  fields.texts.push(cut);
}

/** The object inside a text such as `body: {"error":…}`, if it has one. */
function parseJson(text: string): unknown {
  const start = text.indexOf('{"');
  const end = start < 0 ? -1 : text.lastIndexOf("}");
  if (end <= start || end - start > limits.json) return null;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return null;
  }
}

/** Array.isArray throws on a revoked proxy. */
function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

function isBytes(value: unknown): value is Uint8Array {
  try {
    return value instanceof Uint8Array;
  } catch {
    return false;
  }
}

function get(value: object, key: string | number): unknown {
  try {
    return (value as Record<string | number, unknown>)[key];
  } catch {
    return undefined;
  }
}

function addCode(fields: Fields, code: string): void {
  if (code.length < 2 || code.length > 60 || code.includes(" ") || fields.codes.length >= limits.codes)
    return;
  const kept = storable(code);
  if (!fields.codes.includes(kept)) fields.codes.push(kept);
}

function addNumber(fields: Fields, value: unknown): void {
  const number = Number(typeof value === "string" || typeof value === "number" ? value : Number.NaN);
  if (Number.isInteger(number) && number >= 10_000 && number < 1e8) fields.aadsts.push(number);
}

function replyCode(value: unknown): number | null {
  const code = typeof value === "string" && value.length === 3 ? Number(value) : value;
  return typeof code === "number" && code >= 400 && code < 600 ? code : null;
}

function httpStatus(value: unknown): number | null {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof status === "number" && status >= 300 && status < 600 ? status : null;
}

function shortText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? storable(value.slice(0, 80)) : null;
}
