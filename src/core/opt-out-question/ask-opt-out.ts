import type { SuppressingMail } from "../lead/suppression.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Tx } from "../tx.ts";

/** The longest that people read of what a lead wrote. */
const SENTENCE_LENGTH = 300;

type Doubt = {
  workspaceId: string;
  email: string;
  campaignId: string;
  enrolmentId: string;
  mailboxId: string;
  sentence: string;
  mail: SuppressingMail | null;
  at: Date;
};

/**
 * Asks the owner whether a reply is an opt-out, and holds the lead in every campaign until they answer. An open question about this
 * address stays the only one.
 */
export async function askOptOut(
  tx: Pick<Tx, "optOutQuestions" | "heldLeads" | "history" | "say">,
  { enrolmentId, sentence, ...doubt }: Doubt,
): Promise<void> {
  const { workspaceId, email, campaignId, mailboxId, at } = doubt;
  const id = await tx.optOutQuestions.ask({ ...doubt, sentence: sentence.slice(0, SENTENCE_LENGTH) });
  await tx.heldLeads.hold(workspaceId, email, "opt_out_question");
  if (id === null) return;
  await tx.history.add(workspaceId, {
    kind: "opt-out-asked",
    campaignId,
    mailboxId,
    data: { enrolmentId },
    at,
  });
  await askForNotice(tx, workspaceId, { kind: "opt-out-question", id }, at);
}
