import { type AttachmentStream, MailParser, type MessageText } from "mailparser";
import type { Attachment } from "../../../core/mailbox/inbound-mail.ts";
import { canonicalAddress } from "../../../core/mailbox/mail-address.ts";
import { cutLongFields } from "../smtp/cut-long-fields.ts";
import type { Headers } from "./automatic/auto-generated.ts";
import { sendersIn } from "./senders-in.ts";

export type ParsedParts = {
  headers: Headers;
  from: { name: string; address: string };
  senders: string[];
  subject: string;
  text: string | null;
  html: string | null;
  attachments: Attachment[];
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** False when the parser gave up (too many parts, headers too long) and this is what it had until then. */
  whole: boolean;
};

/** HTML beyond this is not made into text: it costs a quarter of a second for each megabyte, in one piece. */
export const HTML_TO_TEXT = 100_000;

/** Takes a mail apart with mailparser, its costly conversions switched off. Never rejects. */
export function parseParts(raw: Buffer): Promise<ParsedParts> {
  const parser = new MailParser({
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: HTML_TO_TEXT,
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
  });
  const attachments: Attachment[] = [];
  let words: MessageText = { type: "text" };

  return new Promise((resolve) => {
    const finish = (whole: boolean) =>
      resolve({ ...headOf(parser), text: words.text ?? null, html: words.html || null, attachments, whole });
    parser.on("data", (part) => {
      if (part.type === "text") words = part;
      else collect(part, attachments);
    });
    parser.once("end", () => finish(true));
    parser.once("error", () => finish(false));
    parser.end(cutLongFields(raw));
  });
}

/** The parser continues only when the part was read and released. */
function collect(part: AttachmentStream, attachments: Attachment[]): void {
  const chunks: Buffer[] = [];
  part.content.on("data", (chunk: Buffer) => chunks.push(chunk));
  part.content.on("end", () => {
    const content = Buffer.concat(chunks);
    attachments.push({
      filename: part.filename ?? null,
      contentType: part.contentType,
      size: content.length,
      contentId: part.cid ?? (bare(part.contentId) || null),
      inline: part.contentDisposition === "inline" || part.related === true,
      content,
    });
    part.release?.();
  });
}

function headOf(parser: MailParser): Omit<ParsedParts, "text" | "html" | "attachments" | "whole"> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of parser.headerLines || []) {
    const value = line.slice(line.indexOf(":") + 1).replace(/\r?\n(?=[ \t])/g, "");
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [value.trim()]);
    else values.push(value.trim());
  }
  const senders = sendersIn(headers);
  const [inReplyTo = null, ...furtherReplies] = idsIn([parser.inReplyTo ?? ""]);
  const first = (parser.from?.value ?? []).flatMap((each) => each.group ?? [each])[0];
  return {
    headers,
    from: { name: first?.name ?? "", address: canonicalAddress(first?.address ?? "") },
    senders,
    subject: parser.subject ?? "",
    messageId: bare(parser.messageId) || null,
    inReplyTo,
    references: [...new Set([...furtherReplies, ...idsIn([parser.references ?? []].flat())])],
  };
}

/** A real conversation has tens of references. The ones in the middle do not help to find it. */
const MOST_REFERENCES = 200;

/**
 * Ids in angle brackets: mail programs put phrases and comments around them (RFC 5322 §4.5.4). Without brackets, each word is one.
 */
function idsIn(values: string[]): string[] {
  return values
    .map((value) => value.slice(0, LONGEST_VALUE))
    .flatMap((value) => {
      const bracketed = [...value.matchAll(/<([^<>\s]{1,1000})>/g)].map(([, id = ""]) => id);
      return bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).map(bare);
    })
    .filter((id) => id !== "")
    .slice(-MOST_REFERENCES);
}

const LONGEST_VALUE = 200_000;

const bare = (id: string | undefined) => (id ?? "").trim().replace(/^<|>$/g, "");
