import { html } from "hono/html";
import type { SupportInbox } from "../../support/inbox/support-inbox-store.ts";
import type { SenderTest } from "../../support/sender-test/sender-test.ts";
import { senderChecksWords } from "../../support/sender-test/sender-test-words.ts";
import type { Markup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";

/** Whether senders are verified in a support inbox, since when that is known, and the way to it. */
export function senderChecks(
  mailbox: { provider: string },
  inbox: SupportInbox,
  test: SenderTest | null,
  sight: Sight,
): Markup {
  const { says, mend } = senderChecksWords(mailbox, inbox, test);
  const tested = test?.resultAt ? html` It was tested ${moment(test.resultAt, sight)}.` : "";
  return html`${says}${tested} ${mend ?? ""}`;
}
