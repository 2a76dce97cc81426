import type { SupportInbox } from "../inbox/support-inbox-store.ts";
import type { SenderTest, SenderTestEnd } from "./sender-test.ts";

export type SenderChecksWords = {
  /** One or two sentences: whether senders are verified in an inbox, and the last test. */
  says: string;
  /** The way to have senders verified; null: they are, or the test goes on. */
  mend: string | null;
  /** Something is broken that a person can mend. */
  isTrouble: boolean;
};

const NOBODY = "No sender is verified here.";
const OUTSIDE =
  "Set SYSTEM_SMTP_URL to a mail server of another mail system, which leaves headers as they are.";

type Told = { says: string; mend: string; isTrouble: boolean };

/** The words of each result, but for a proof. */
const ENDS: Record<Exclude<SenderTestEnd, "proven">, (test: SenderTest) => Told> = {
  "strips-nothing": ({ authserv }) => ({
    says: `A forged result in the name of ${authserv} was not removed from a test mail.`,
    mend: "Let the mail server remove Authentication-Results from outside that have its own name (RFC 8601, section 5).",
    isTrouble: true,
  }),
  "writes-none": () => ({
    says: "The mail server of this inbox wrote no checks of the sender into a test mail.",
    mend: "Let it check SPF, DKIM and DMARC, and write Authentication-Results with its name.",
    isTrouble: false,
  }),
  "came-from-inside": () => ({
    says: "The test mail did not come from outside, so it proved nothing.",
    mend: OUTSIDE,
    isTrouble: false,
  }),
  "cannot-tell": () => ({
    says: "All forged results were gone from the test mail, so the sending server may have removed them.",
    mend: OUTSIDE,
    isTrouble: false,
  }),
  "name-varies": () => ({
    says: "The mail server wrote another name into each test mail.",
    mend: "Let it write one name into Authentication-Results.",
    isTrouble: false,
  }),
  "not-arrived": () => ({
    says: "The last test mail did not arrive within a day.",
    mend: "Let the inbox take mail from the address in SYSTEM_FROM.",
    isTrouble: true,
  }),
  "not-sent": ({ why }) => ({
    says: `The last test mail could not be sent. ${why ?? ""}`.trim(),
    mend: "Look at SYSTEM_SMTP_URL and SYSTEM_FROM.",
    isTrouble: true,
  }),
};

/** Whether senders are verified in an inbox, for people. @param test - null: it was never tested */
export function senderChecksWords(
  { provider }: { provider: string },
  { authserv }: Pick<SupportInbox, "authserv">,
  test: SenderTest | null,
): SenderChecksWords {
  if (provider === "microsoft")
    return { says: "Senders are verified by Microsoft's own checks.", mend: null, isTrouble: false };
  const verified = authserv === null ? NOBODY : `Senders are verified by the checks of ${authserv}.`;
  const result = test?.result ?? null;
  if (test === null || result === null) {
    const says = test === null ? "Its mail server is not tested yet." : "A test mail is on its way.";
    return { says: `${NOBODY} ${says}`, mend: null, isTrouble: false };
  }
  if (result === "proven") return { says: verified, mend: null, isTrouble: false };
  const { says, mend, isTrouble } = ENDS[result](test);
  return { says: `${verified} ${says}`, mend, isTrouble };
}
