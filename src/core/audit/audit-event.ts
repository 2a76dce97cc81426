/** The member who did something, in their workspace. */
export type Actor = { id: string; workspaceId: string };

/** From where something was done. A chat is named by its platform. */
export type Surface = "web" | "command-line" | "product" | `chat:${string}`;

/** The data of each kind of event: ids, counts and names of fields. Never a secret, an address or a person's name. */
type Told = {
  "signed-in": Record<never, never>;
  "signed-out": Record<never, never>;
  "signed-out-everywhere": { ofId: string; sessions: number };
  /** The link was known, and used or too old. */
  "sign-in-refused": { why: "spent" | "expired" };
  "sign-in-link-made": { forId: string };
  "member-added": { ofId: string; role: string };
  "role-set": { ofId: string; role: string };
  "member-removed": { ofId: string; heirId?: string };
  "mailbox-removed": { mailboxId: string; given: number; ended: number };
  "lead-forgotten": { leads: number };
  "workspace-removed": Record<never, never>;
  "settings-changed": { fields: string[] };
  /** A person asked for something that they may not do. `what`: the kind of event that it would have been. */
  "not-entitled": { what: AuditKind; aboutId?: string };
  /** Everything was sealed anew with one key. */
  "keys-rotated": { keyId: string; resealed: number; unreadable: number };
  "workspace-added": Record<never, never>;
  "quiet-hours-changed": Record<never, never>;
  "channel-chosen": { campaignId: string };
  "chat-installed": { teamId: string };
  "chat-person-linked": { userId: string };
  "chat-group-given": { groupId: string };
  "chat-group-left": { groupId: string };
  "support-inbox-added": { mailboxId: string };
  "mailbox-added": { mailboxId: string; ownerId: string };
  /** Its servers did not take the password, or the token. */
  "mailbox-not-proven": { provider: string };
  "fixers-chosen": { mailboxId: string; ownerId: string; backupIds?: string[] };
  "mailbox-disclaimed": { mailboxId: string };
  "reconnect-link-made": { forId: string; mailboxId: string; incidentId: string };
  "vouched-link-used": { mailboxId: string };
  "vouched-session-opened": { mailboxId: string };
  "vouched-session-refused": { mailboxId: string };
  "reconnect-proven": { mailboxId: string; reconnectId: string };
  "reconnect-refused": { mailboxId: string };
  "mailbox-reconnected": { mailboxId: string; reconnectId: string };
  "mailbox-renewed": { mailboxId: string };
  /** `why`: what kind of answer the provider gave. */
  "provider-sign-in-refused": { provider: string; why: string };
  "folders-skipped": { mailboxId: string; reconnectId: string };
  "incident-taken": { incidentId: string; fromId?: string };
  "incident-let-go": { incidentId: string };
  "incident-snoozed": { incidentId: string };
  "incident-handed-over": { incidentId: string; toId: string };
  "leads-given": { incidentId: string; mailboxId: string; toMailboxId: string; leads: number };
  "opt-out-answered": { questionId: string; answer: string };
  "brake-released": { brakeId: string };
  "brake-tested": { brakeId: string };
  "campaign-paused": { campaignId: string };
  "campaign-resumed": { campaignId: string };
  "held-leads-decided": { campaignId: string; decision: string; leads: number };
  "unconfirmed-decided": { enrolmentId: string; step: number; decision: string };
  "drill-started": { drillId: string; mailboxId: string };
  "suppressions-added": { addresses: number };
  "suppression-lifted": { reason: string };
  /** Rows of leads, or a receipt, were taken out of the product. */
  exported: { what: "suppressions" | "receipt" | "receipts"; rows: number };
  /** A person did too much of something in a short time. Only the first refusal is noted. */
  "limit-reached": { limit: string };
  /** A mail to the operator's own inbox was found to be a member's of another workspace. */
  "other-workspace-matched": { ticketId: string; ofId: string };
  /** A ticket showed an incident or a member of another workspace. */
  "other-workspace-read": { ticketId: string };
  "ticket-incident-joined": { ticketId: string; incidentId: string };
  "ticket-incident-refused": { ticketId: string; incidentId: string };
  "reconnect-letter-sent": { ticketId: string; incidentId: string; forId: string };
  /** The sealed mail behind a message, as it came, with every secret in it. */
  "ticket-original-read": { ticketId: string; messageId: string };
  /** The pictures of a mail were fetched from other servers, which learn of it. */
  "ticket-pictures-fetched": { ticketId: string; messageId: string; pictures: number };
  "audit-read": Record<never, never>;
  "audit-purged": { upTo: number; rows: number };
  /** The end of this log was not as we left it. The rows that follow are chained anew. */
  "audit-chain-broken": { after: number };
};

export type AuditKind = keyof Told;

/** One action of a person, or one refusal. People are named by id alone. */
export type AuditEvent = {
  [Kind in AuditKind]: {
    kind: Kind;
    /** null: it is about the whole installation. */
    workspaceId: string | null;
    /** The acting member. null: the product itself, or an unknown person. */
    memberId: string | null;
    data: Told[Kind];
  };
}[AuditKind];

/** Each kind as a person reads it, after the name of who did it. */
export const AUDIT_WORDS: Readonly<Record<AuditKind, string>> = {
  "signed-in": "signed in",
  "signed-out": "signed out",
  "signed-out-everywhere": "signed out in every browser",
  "sign-in-refused": "could not sign in",
  "sign-in-link-made": "made a sign-in link",
  "member-added": "added a member",
  "role-set": "set a role",
  "member-removed": "removed a member",
  "mailbox-removed": "removed a mailbox",
  "lead-forgotten": "forgot a lead",
  "workspace-removed": "removed the workspace",
  "settings-changed": "changed settings",
  "not-entitled": "was refused",
  "keys-rotated": "sealed everything with a new key",
  "workspace-added": "made a workspace",
  "quiet-hours-changed": "changed their quiet hours",
  "channel-chosen": "chose the channel of a campaign",
  "chat-installed": "installed Unpause in a chat",
  "chat-person-linked": "was recognised in a chat",
  "chat-group-given": "gave a group of a chat to the workspace",
  "chat-group-left": "took a group of a chat from the workspace",
  "mailbox-added": "added a mailbox",
  "mailbox-not-proven": "could not add a mailbox",
  "fixers-chosen": "chose who owns a mailbox",
  "mailbox-disclaimed": "said that a mailbox is not theirs",
  "reconnect-link-made": "made a reconnect link",
  "vouched-link-used": "opened a reconnect link",
  "vouched-session-opened": "pressed the right number",
  "vouched-session-refused": "pressed a wrong number",
  "reconnect-proven": "proved a new sign-in of a mailbox",
  "reconnect-refused": "could not sign a mailbox in",
  "mailbox-reconnected": "reconnected a mailbox",
  "support-inbox-added": "made a mailbox a support inbox",
  "mailbox-renewed": "renewed the sign-in of a mailbox",
  "provider-sign-in-refused": "was refused by a provider",
  "folders-skipped": "let a reconnect go on without folders",
  "incident-taken": "took an incident",
  "incident-let-go": "let an incident go",
  "incident-snoozed": "snoozed an incident",
  "incident-handed-over": "handed an incident over",
  "leads-given": "gave leads to another mailbox",
  "opt-out-answered": "said whether a lead asks not to be written to",
  "brake-released": "released a brake",
  "brake-tested": "tested a braked campaign with one lead",
  "campaign-paused": "paused a campaign",
  "campaign-resumed": "resumed a campaign",
  "held-leads-decided": "decided about held leads",
  "unconfirmed-decided": "said what became of a send",
  "drill-started": "began a rehearsal",
  "suppressions-added": "suppressed addresses",
  "suppression-lifted": "lifted a suppression",
  exported: "exported data",
  "limit-reached": "reached a limit",
  "other-workspace-matched": "found a customer in another workspace",
  "other-workspace-read": "saw another workspace's incident in a ticket",
  "ticket-incident-joined": "joined a ticket to an incident",
  "ticket-incident-refused": "said that a ticket is not about an incident",
  "reconnect-letter-sent": "sent the way to reconnect",
  "ticket-original-read": "opened the original mail of a ticket",
  "ticket-pictures-fetched": "had the pictures of a ticket's mail fetched from other servers",
  "audit-read": "read this log",
  "audit-purged": "removed old rows of this log",
  "audit-chain-broken": "found the end of this log changed",
};
