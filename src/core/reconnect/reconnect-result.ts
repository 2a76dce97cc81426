import type { Proof } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { MailServer } from "../mailbox/server.ts";
import { isSameServer } from "../setup/is-same-server.ts";
import { type JudgedLeg, type JudgedProof, judgeProof } from "../setup/judge-proof.ts";
import type { Entitled } from "../workspace/member.ts";
import type { OpenedLink } from "./open-reconnect-link.ts";

export type ReconnectResult =
  | { kind: "link-unknown" }
  | { kind: "link-expired"; incidentId: string }
  | { kind: "link-spent"; incidentId: string }
  /** The mailbox works again already. */
  | { kind: "link-solved"; link: OpenedLink & { kind: "solved" } }
  /** The link is another member's, or its member may no longer act on this mailbox. */
  | { kind: "not-yours"; entitled: Entitled[] }
  /** It has no password: its owner signs in at the provider's page. */
  | { kind: "signs-in-elsewhere" }
  | { kind: "other-mailbox"; expected: string; given: string }
  /** `until`: when the next try may be made. Nothing has changed, and the link is still good. */
  | { kind: "too-many-tries"; until: Date }
  /** Nothing has changed, and the link is still good. */
  | { kind: "still-refused"; smtp: JudgedLeg; imap: JudgedLeg }
  /** Another member's reconnect of the same mailbox is on its way. */
  | { kind: "under-way"; reconnectId: string }
  /** Both legs work. The gap is being read; then it takes effect. */
  | { kind: "proven"; reconnectId: string };

/** Why a link opens nothing. */
export function closedLink(
  link: Exclude<OpenedLink, { kind: "open" }>,
): ReconnectResult & { kind: `link-${string}` } {
  switch (link.kind) {
    case "unknown":
      return { kind: "link-unknown" };
    case "expired":
      return { kind: "link-expired", incidentId: link.incidentId };
    case "spent":
      return { kind: "link-spent", incidentId: link.incidentId };
    case "solved":
      return { kind: "link-solved", link };
  }
}

/**
 * The failed legs of a proof. null: both are proven.
 *
 * @param tried - the servers that were tried, if they were entered by hand
 */
export function refusedLegs(
  proof: Proof,
  mailbox: Pick<Mailbox, "provider" | "signIn"> & Partial<Pick<Mailbox, "smtp" | "imap">>,
  tried?: MailServer,
): JudgedProof | null {
  if (proof.smtp.kind === "proven" && proof.imap.kind === "proven") return null;
  const isKnown = (leg: "smtp" | "imap") => {
    const own = mailbox[leg];
    return tried === undefined || (own !== undefined && isSameServer(tried[leg], own));
  };
  return judgeProof(proof, mailbox, { smtp: isKnown("smtp"), imap: isKnown("imap") });
}
