import { simpleParser } from "mailparser";
import MailComposer from "nodemailer/lib/mail-composer";
import type { LeadAnswer, ReplyMood, SandboxLead } from "./lead-behaviour.ts";

/** The mail that a lead answers, raw and as a binary string, and its sender. */
export type OriginalMail = { raw: string; messageId: string; from: { address: string; name: string } };

/** Writes what a person's mail program, or its absence assistant, would send back. */
export async function composeAnswer(
  lead: SandboxLead,
  answer: Exclude<LeadAnswer, { kind: "bounce" }>,
  original: OriginalMail,
  messageId: string,
): Promise<Buffer> {
  const parsed = await simpleParser(Buffer.from(original.raw, "latin1"), { skipTextToHtml: true });
  const subject = parsed.subject ?? "";
  const greeting = `Hi ${original.from.name.split(" ")[0]},`;

  const composer = new MailComposer({
    from: { name: `${lead.firstName} ${lead.lastName}`, address: lead.email },
    to: original.from,
    messageId,
    inReplyTo: original.messageId,
    // RFC 5322 §3.6.4: the parent's References, then the parent.
    references: [parsed.references ?? [], original.messageId].flat(),
    ...(answer.kind === "auto-reply"
      ? {
          subject: `Automatic reply: ${subject}`,
          // RFC 3834 §5, and what Exchange adds
          headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" },
          text: `${greeting}\n\nThank you for your message. I am out of the office this week and will read it when I am back.\n\n${lead.firstName} ${lead.lastName}\n${lead.company}`,
        }
      : {
          subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
          text: [
            greeting,
            answer.kind === "opt-out" ? optOutText : replyTexts[answer.mood],
            `${lead.firstName}`,
            quoted(parsed.text ?? "", parsed.date ?? new Date(), original.from),
          ].join("\n\n"),
        }),
  });
  return composer.compile().build();
}

const optOutText = "This is not for us. Please unsubscribe me from your list.";

const replyTexts: Record<ReplyMood, string> = {
  interested:
    "Thanks for reaching out, this sounds interesting. Do you have time for a call on Thursday afternoon?",
  question:
    "Good timing! Before I pass it on: how long does it take to set up, and what does it cost for a team of ten?",
  "not-now": "Thanks, but we have just settled this for the year. Feel free to ask again in spring.",
};

function quoted(text: string, at: Date, from: { address: string; name: string }): string {
  const day = at.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const lines = text.trimEnd().split(/\r?\n/);
  return [`On ${day}, ${from.name} <${from.address}> wrote:`, ...lines.map((line) => `> ${line}`)].join("\n");
}
