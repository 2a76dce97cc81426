import type { Suppression, SuppressionReason } from "../lead/suppression.ts";

/** A word for each reason, as a badge or a column shows it. */
export const REASON_WORDS: Record<SuppressionReason, string> = {
  opted_out: "Opted out",
  bounced: "Bounced",
  complained: "Complained",
  by_hand: "Added by hand",
};

/** How an address came to be suppressed, in one sentence; its words and its mail are shown beside it. */
export function explainSuppression(suppression: Suppression): string {
  const { email, reason, source, member, mail } = suppression;
  switch (reason) {
    case "opted_out":
      if (source === "link") return "They pressed the unsubscribe link of a message.";
      if (source === "member")
        return `${member?.name ?? "A former member"} said that they ask not to be written to.`;
      if (mail !== null && mail.author !== email)
        return `${mail.author} asked by mail that nobody writes to them again.`;
      return `They asked by mail not to be written to again.${member ? ` ${member.name} confirmed it.` : ""}`;
    case "complained":
      return "They reported a message as spam.";
    case "bounced":
      return source === "refusal"
        ? "Their server refused the address for good."
        : "A delivery report said that the address does not take mail.";
    case "by_hand":
      return `${member?.name ?? "A former member"} added it by hand.`;
  }
}
