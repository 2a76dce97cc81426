import { attachmentName } from "../attachments/attachment-name.ts";
import { calendarWords } from "../attachments/calendar-words.ts";
import { readTnef } from "../attachments/read-tnef.ts";
import { signedContent } from "../attachments/signed-content.ts";
import { decodeText } from "../charset/decode-text.ts";
import { decodeTransfer } from "../mime/decode-transfer.ts";
import { type Entity, fieldOf, readEntity } from "../mime/read-entity.ts";
import type { Leaf } from "./leaf.ts";
import { type Piece, preferred } from "./pieces.ts";
import { readHtml, readPlain } from "./read-text.ts";

/** All that a mail consists of: each part is in one of the two lists. */
export type Collected = {
  pieces: Piece[];
  leaves: Leaf[];
  /** Sentences about parts without words of their own, shown where the mail has no other words. */
  notes: string[];
};

type Walk = Collected & { hint: string | null; enclosed: number; hasText: boolean; onlyNamed: boolean };
type Place = { parent: string; first: boolean; related: boolean };

/** Mails that wrap their whole content once more, in base64 or in a signature. */
const MOST_ENCLOSED = 5;
/** More than a person writes in one part. A longer text is cut, and attached as a whole. */
const LONGEST_TEXT = 5_000_000;

/** Sorts the parts of a mail into its text and its attachments. */
export function collectParts(root: Entity, hint: string | null): Collected {
  const walk: Walk = {
    pieces: [],
    leaves: [],
    notes: [],
    hint,
    enclosed: 0,
    hasText: false,
    onlyNamed: !hasUnnamedText(root),
  };
  walk.pieces = collect(root, walk, { parent: "", first: true, related: false });
  return walk;
}

function collect(entity: Entity, walk: Walk, place: Place): Piece[] {
  if (entity.children !== null) return collectChildren(entity, entity.children, walk, place);
  if (isBody(entity, walk, place)) return collectText(entity, walk);
  const isFile = entity.disposition === "attachment" && walk.hasText;
  if (entity.type.startsWith("multipart/") && !isFile && walk.enclosed < MOST_ENCLOSED) {
    const inner = enclosed(entity);
    walk.enclosed++;
    if (inner !== null) return collect(inner, walk, place);
  }
  return collectLeaf(entity, walk, place);
}

function collectChildren(entity: Entity, children: Entity[], walk: Walk, place: Place): Piece[] {
  if (entity.type === "multipart/encrypted") walk.notes.push(ENCRYPTED_PGP);
  const related = place.related || entity.type === "multipart/related";
  const pieces = children.map((child, index) =>
    collect(child, walk, { parent: entity.type, first: place.first && index === 0, related }),
  );
  return entity.type === "multipart/alternative" ? preferred(pieces) : pieces.flat();
}

/** A multipart without parts: in base64 against RFC 2045 §6.4, or broken. */
function enclosed(entity: Entity): Entity | null {
  const body = decodeTransfer(entity.body, entity.encoding);
  if (body.length === 0) return null;
  const type = body === entity.body ? "text/plain" : (fieldOf(entity, "content-type") ?? "text/plain");
  return readEntity(Buffer.concat([Buffer.from(`Content-Type: ${type}\r\n\r\n`, "latin1"), body]));
}

const TEXTS = new Set(["text/plain", "text/html", "text/enriched", "text/richtext"]);

/**
 * Whether a part is what somebody wrote. A named text is a file, unless it is the first one or one of several forms of the same
 * words. Some programs name those, too.
 */
function isBody(entity: Entity, walk: Walk, { parent, first }: Place): boolean {
  if (!TEXTS.has(entity.type)) return false;
  const name = attachmentName(entity, null);
  if (entity.disposition === "attachment") return name === null && parent === "" && !walk.hasText;
  if (name === null)
    return !(
      parent === "multipart/related" &&
      !first &&
      fieldOf(entity, "content-id") !== null &&
      walk.hasText
    );
  return parent === "multipart/alternative" || ((first || walk.onlyNamed) && !walk.hasText) || parent === "";
}

/** Whether any text comes without a file name. */
function hasUnnamedText({ type, disposition, children, ...entity }: Entity): boolean {
  if (children !== null) return children.some(hasUnnamedText);
  const named = entity.dispositionParameters.has("filename") || entity.typeParameters.has("name");
  return TEXTS.has(type) && disposition !== "attachment" && !named;
}

function collectText(entity: Entity, walk: Walk): Piece[] {
  walk.hasText = true;
  const charset = entity.typeParameters.get("charset") ?? null;
  const bytes = decodeTransfer(entity.body, entity.encoding);
  if (bytes.length > LONGEST_TEXT) {
    const filename =
      attachmentName(entity, walk.hint) ?? (entity.type === "text/html" ? "message.html" : "message.txt");
    walk.leaves.push({
      filename,
      contentType: entity.type,
      contentId: null,
      location: null,
      inline: false,
      content: bytes,
    });
  }
  const beginning = bytes.subarray(0, LONGEST_TEXT);
  if (entity.type === "text/html")
    return [{ text: null, html: readHtml(beginning, charset, walk.hint), picture: null }];
  const { text, files } = readPlain(beginning, entity, charset, walk.hint);
  for (const { filename, content } of files) {
    walk.leaves.push({
      filename,
      contentType: "application/octet-stream",
      contentId: null,
      location: null,
      inline: false,
      content,
    });
  }
  return [{ text, html: null, picture: null }];
}

const ENCRYPTED_PGP = "This mail is encrypted with PGP. Its words cannot be read here.";
const ENCRYPTED_SMIME = "This mail is encrypted with S/MIME. Its words cannot be read here.";

function collectLeaf(entity: Entity, walk: Walk, place: Place): Piece[] {
  const content = decodeTransfer(entity.body, entity.encoding);
  const filename = attachmentName(entity, walk.hint, content);
  const contentId = fieldOf(entity, "content-id")?.replace(/^[<\s]+|[>\s]+$/g, "") || null;
  const leaf: Leaf = {
    filename,
    contentType: entity.type,
    contentId,
    location: fieldOf(entity, "content-location"),
    inline: entity.disposition === "inline" || (place.related && entity.disposition !== "attachment"),
    content,
  };
  walk.leaves.push(leaf);
  if (
    entity.type.startsWith("image/") &&
    place.parent !== "multipart/related" &&
    place.parent !== "multipart/alternative"
  )
    return [{ text: null, html: null, picture: { name: filename, contentId } }];
  return unfold(entity, leaf, walk, place);
}

/** The types of containers. The container stays an attachment. */
function unfold(entity: Entity, leaf: Leaf, walk: Walk, place: Place): Piece[] {
  const type = entity.type;
  if (type === "text/calendar") {
    leaf.filename ??= "invite.ics";
    walk.notes.push(
      calendarWords(decodeText(leaf.content, entity.typeParameters.get("charset") ?? null, walk.hint)),
    );
  }
  if (type === "message/partial") walk.notes.push(PARTIAL);
  if (type === "message/external-body") walk.notes.push(externalWords(entity));
  if (
    type === "application/ms-tnef" ||
    type === "application/vnd.ms-tnef" ||
    /^winmail\.dat$/i.test(leaf.filename ?? "")
  ) {
    leaf.filename ??= "winmail.dat";
    const { text, html, files } = readTnef(leaf.content);
    walk.leaves.push(...files);
    return text === null && html === null ? [] : [{ text, html, picture: null }];
  }
  if (/^application\/(x-)?pkcs7-mime$/.test(type)) return unfoldSigned(entity, leaf, walk, place);
  return [];
}

function unfoldSigned(entity: Entity, leaf: Leaf, walk: Walk, place: Place): Piece[] {
  leaf.filename ??= "smime.p7m";
  const signed = walk.enclosed < MOST_ENCLOSED ? signedContent(leaf.content) : null;
  walk.enclosed++;
  if (signed !== null) return collect(readEntity(signed), walk, place);
  if (entity.typeParameters.get("smime-type") !== "certs-only") walk.notes.push(ENCRYPTED_SMIME);
  return [];
}

const PARTIAL = "This mail is one part of a longer one that was sent in pieces.";

function externalWords(entity: Entity): string {
  const where =
    entity.typeParameters.get("url") ??
    entity.typeParameters.get("name") ??
    entity.typeParameters.get("site") ??
    "";
  return `A part of this mail is kept elsewhere${where === "" ? "." : `: ${where.replace(/\s+/g, "")}`}`;
}
