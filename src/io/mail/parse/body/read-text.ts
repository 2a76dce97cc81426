import { decodeText } from "../charset/decode-text.ts";
import type { Entity } from "../mime/read-entity.ts";
import { type EnclosedFile, takeEnclosedFiles } from "./enclosed-files.ts";
import { enrichedText } from "./enriched-text.ts";
import { unflow } from "./unflow.ts";

/** The words of a plain part, and the files that stand between them. */
export function readPlain(
  bytes: Buffer,
  entity: Entity,
  charset: string | null,
  hint: string | null,
): { text: string; files: EnclosedFile[] } {
  const taken = mayEnclose(bytes) ? takeEnclosedFiles(bytes.toString("latin1")) : { text: null, files: [] };
  const words = decodeText(taken.text === null ? bytes : Buffer.from(taken.text, "latin1"), charset, hint);
  const text = plainBreaks(words);
  if (entity.type !== "text/plain") return { text: enrichedText(text), files: taken.files };
  const flowed = entity.typeParameters.get("format")?.toLowerCase() === "flowed";
  const deletesSpace = entity.typeParameters.get("delsp")?.toLowerCase() === "yes";
  return { text: flowed ? unflow(text, deletesSpace) : text, files: taken.files };
}

const mayEnclose = (bytes: Buffer) => bytes.includes("begin ") || bytes.includes("=ybegin ");

const plainBreaks = (text: string) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

const DECLARED_IN = 4_000;

/** HTML as text. It may name its charset itself. */
export function readHtml(bytes: Buffer, charset: string | null, hint: string | null): string {
  const declared = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(
    bytes.toString("latin1", 0, DECLARED_IN),
  )?.[1];
  return plainBreaks(decodeText(bytes, charset ?? declared ?? null, declared ?? hint));
}
