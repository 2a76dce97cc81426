import type { Context } from "../../context.ts";
import { adminSteps } from "../../diagnosis/admin-steps.ts";
import { causeFacts } from "../../diagnosis/cause.ts";
import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { plural, sayFirst } from "../../words/say.ts";

/**
 * A text for the admin of the mail system, who has never heard of us. It can be sent as it is.
 *
 * @param addresses - the first few of the `total` mailboxes
 */
export function adminText(
  { cause, evidence }: Diagnosis,
  { provider, addresses, total }: { provider: string; addresses: string[]; total: number },
): string {
  const [first] = evidence;
  const steps = adminSteps(cause, provider, first?.line ?? "");
  return [
    "Hello,",
    `we send mail from ${sayFirst(addresses, total)} with a program called Unpause, and our mail system does not let ${plural(total, "it", "them")} sign in any more. ${causeFacts[cause].meaning}`,
    ...(first?.line ? [`It says: ${first.line}`] : []),
    ...(steps.length > 0
      ? [`Could you please do this?\n${steps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`]
      : []),
    `${plural(total, "It goes", "They go")} on as soon as that is done. Thank you!`,
  ].join("\n\n");
}

/** Addresses that the text names. */
const MOST_NAMED = 10;

/** The text for the admin of an incident's mail system. @returns null where no admin has to act */
export async function textForAdmin(
  { store }: Pick<Context, "store">,
  incidentId: string,
): Promise<string | null> {
  const incident = await store.incidents.get(incidentId);
  if (incident?.diagnosis.fixer !== "admin") return null;
  const { rows, total } = await store.incidentMailboxes.open(incidentId, { skip: 0, take: MOST_NAMED });
  const [first] = rows;
  const mailbox = first === undefined ? null : await store.mailboxes.get(first.mailboxId);
  return adminText(incident.diagnosis, {
    provider: mailbox?.provider ?? "generic",
    addresses: rows.map(({ address }) => address),
    total,
  });
}
