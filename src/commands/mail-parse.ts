import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Attachment } from "../core/mailbox/inbound-mail.ts";
import { parseInboundEmail } from "../io/mail/parse/parse-mail.ts";
import type { ExitCode } from "./command.ts";
import type { Out } from "./terminal/out.ts";
import { readAll } from "./terminal/read-all.ts";

/**
 * Prints what the product sees of raw mails, one JSON line each. Attachments are told by size and SHA-256.
 *
 * @param options.content - attachments also with their bytes, in base64
 */
export async function parseMails(
  files: string[],
  options: { content: boolean; jsonl: boolean },
  out: Out,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  for (const file of files) {
    const raw = await rawMail(file);
    if (raw.kind === "unreadable") {
      out.say(`${file} cannot be read (${raw.code}). Give the path of a raw mail, or - for standard input.`);
      exit = 2;
      continue;
    }
    const { attachments, ...mail } = await parseInboundEmail(raw.bytes);
    const seen = { file, ...mail, attachments: attachments.map((each) => shown(each, options.content)) };
    if (options.jsonl) out.line(seen);
    else out.line(seen, JSON.stringify(seen, null, 2));
  }
  return exit;
}

function shown({ content, ...facts }: Attachment, withContent: boolean) {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { ...facts, sha256, ...(withContent && { content: content.toString("base64") }) };
}

async function rawMail(file: string) {
  try {
    const bytes = file === "-" ? await readAll(process.stdin) : await readFile(file);
    return { kind: "raw" as const, bytes };
  } catch (error) {
    return { kind: "unreadable" as const, code: (error as NodeJS.ErrnoException).code };
  }
}
