import { html } from "hono/html";
import type { MailboxView } from "../../core/views/mailbox-views.ts";
import type { Markup } from "../parts/markup.ts";
import { clockTime, type Sight } from "../parts/time.ts";

/** The time when a person pressed *Check now*, and the number of refused probes until then. */
export type Check = { at: Date; probes: number };

/** Its form in the address after the press. */
export const checkQuery = ({ at, probes }: Check): string => `asked=${at.getTime()}-${probes}`;

/** @returns null: it was not pressed */
export function readCheck(query: string | undefined): Check | null {
  const [, at, probes] = /^(\d{1,15})-(\d{1,9})$/.exec(query ?? "") ?? [];
  return at === undefined ? null : { at: new Date(Number(at)), probes: Number(probes) };
}

/** The result of the check: both servers answered, one did not, or it is still under way. */
export function checkAnswer(view: MailboxView, { at, probes }: Check, sight: Sight): Markup {
  const { mailbox, disconnection, lastFailure } = view;
  if (disconnection !== null && disconnection.probes > probes)
    return said("It is still refused. Nothing was changed, and every lead waits where it is.");
  if (lastFailure !== null && lastFailure.at >= at)
    return said("The check did not succeed. The trouble is told under Connection, below.");
  const { smtp, imap } = mailbox.workedAt;
  if (disconnection === null && smtp && imap && smtp > at && imap > at) {
    const last = new Date(Math.max(smtp.getTime(), imap.getTime()));
    return html`<p class="notice good" role="status">It works: SMTP and IMAP both took the sign-in at ${clockTime(last, sight, { seconds: true })}.</p>`;
  }
  return said("Checking SMTP and IMAP on fresh connections. The answer appears here.");
}

const said = (words: string) => html`<p class="notice" role="status">${words}</p>`;
