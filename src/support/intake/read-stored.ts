import type { InboundMail } from "../../core/mailbox/inbound-mail.ts";
import { testIn } from "../sender-test/test-mail.ts";
import type { SupportContext } from "../support-rooms.ts";
import { readForward } from "../threading/read-forward.ts";
import { isForward } from "../threading/subject-key.ts";
import type { Customer } from "../ticket/ticket.ts";
import type { Inbox, ReadMail, StoredMail } from "./intake-mail.ts";
import { readMail, unreadMail } from "./read-mail.ts";

declare module "../../core/log.ts" {
  interface LogFaults {
    "support.mail-not-read": Fields;
  }
}

/**
 * Reads one stored mail. It never throws for what stands in the mail: then the mail is a ticket with the raw mail attached.
 *
 * @param raw - its bytes; null: they cannot be opened
 */
export async function readStored(
  ctx: SupportContext,
  inbox: Inbox,
  stored: StoredMail,
  raw: Buffer | null,
): Promise<ReadMail> {
  const now = ctx.clock.now();
  if (raw === null) return unreadMail(stored, "Its raw mail cannot be opened.", now);
  try {
    const mail = await ctx.mail.parse(raw);
    const testId = testIn(ctx.signing, inbox.mailboxId, mail.subject);
    return readMail(mail, { stored, inbox, enclosed: await enclosedIn(ctx, mail), testId, now });
  } catch (error) {
    ctx.log.fault("support.mail-not-read", error, { mailId: stored.id });
    return unreadMail(stored, "It could not be read. The raw mail is attached.", now);
  }
}

/** The sender of the mail that a forward encloses: attached whole, or pasted with its header lines. */
async function enclosedIn(ctx: SupportContext, mail: InboundMail): Promise<Customer | null> {
  if (!isForward(mail.subject)) return null;
  const attached = mail.attachments.find(({ contentType }) => contentType === "message/rfc822");
  if (attached === undefined) return readForward(mail.text);
  const { from } = await ctx.mail.parse(attached.content);
  return from.address === "" ? readForward(mail.text) : { name: from.name, email: from.address };
}
