import { createHash } from "node:crypto";
import type { Log } from "../core/log.ts";
import { composeAnswer } from "./compose-answer.ts";
import { composeBounce } from "./compose-bounce.ts";
import type { AcceptedMail } from "./journal.ts";
import { answerTo, type LeadAnswer, type SandboxLead } from "./lead-behaviour.ts";
import type { MailStore } from "./mail-store.ts";
import { LEADS_DOMAIN, namedAs } from "./sandbox-leads.ts";
import type { Correspondents } from "./smtp-side.ts";

export type PlayedLeads = Correspondents & { stop(): void };

/**
 * Lets the leads answer what they get. Answers that were due when the process ended are given after the next start.
 *
 * @param pace - multiplies the leads' delays; 0 answers at once
 */
export function playLeads(store: MailStore, leads: SandboxLead[], pace: number, log?: Log): PlayedLeads {
  const named = new Map(leads.map((lead) => [lead.email.toLowerCase(), lead]));
  const leadAt = (address: string): SandboxLead | undefined => {
    const lead = named.get(namedAs(address));
    return lead && { ...lead, email: address };
  };
  const mailsTo = new Map<string, number>();
  const waiting = new Set<NodeJS.Timeout>();
  let stopped = false;

  const receive = (mail: AcceptedMail) => {
    for (const recipient of mail.to) {
      const lead = leadAt(recipient);
      if (!lead) continue;
      const pair = `${mail.from} ${lead.email}`;
      const nth = (mailsTo.get(pair) ?? 0) + 1;
      mailsTo.set(pair, nth);

      const answer = answerTo(lead.behaviour, nth);
      const messageId = answerIdOf(mail.messageId, lead.email);
      if (answer === null || store.delivered(messageId)) continue;
      const timer = setTimeout(
        () => {
          waiting.delete(timer);
          give(lead, answer, mail, messageId).catch((error) => log?.fault("sandbox.answer-failed", error));
        },
        lead.afterSeconds * 1000 * pace,
      );
      waiting.add(timer);
    }
  };

  const give = async (lead: SandboxLead, answer: LeadAnswer, mail: AcceptedMail, messageId: string) => {
    const mailbox = store.mailbox(mail.from);
    const raw = store.rawOf(mail.messageId);
    if (!mailbox || raw === undefined) return;
    const { address, name } = mailbox.spec;
    const original = { raw, messageId: mail.messageId, from: { address, name } };
    const composed =
      answer.kind === "bounce"
        ? await composeBounce(lead.email, answer.permanence, original, messageId)
        : await composeAnswer(lead, answer, original, messageId);
    if (!stopped) store.deliver(mailbox, answer.folder, composed.toString("latin1"));
  };

  store.accepted.forEach(receive);

  return {
    exists: (address) => leadAt(address)?.behaviour.kind !== "unknown-address",
    receive,
    stop: () => {
      stopped = true;
      waiting.forEach(clearTimeout);
      waiting.clear();
    },
  };
}

/** The same mail always gets the same answer, so that a restart does not give it twice. */
const answerIdOf = (messageId: string, lead: string) =>
  `<answer.${createHash("sha256").update(`${messageId} ${lead}`).digest("hex").slice(0, 24)}@${LEADS_DOMAIN}>`;
