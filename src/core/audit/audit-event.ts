/** From where something was done. A chat is named by its platform. */
export type Surface = "web" | "command-line" | "product" | `chat:${string}`;

/** What each kind of event tells. Ids, counts and names of fields: never a secret, an address or a person's name. */
type Told = {
  "signed-in": Record<never, never>;
  "signed-out": Record<never, never>;
  "signed-out-everywhere": { ofId: string; sessions: number };
  /** The link was known, and used or too old. */
  "sign-in-refused": { why: "spent" | "expired" };
  "sign-in-link-made": { forId: string };
  "member-added": { ofId: string; role: string };
  "settings-changed": { fields: string[] };
  /** Somebody asked for what is not theirs to do. `what`: the kind of event that it would have been. */
  "not-entitled": { what: AuditKind; aboutId?: string };
  /** Everything was sealed anew with one key. */
  "keys-rotated": { keyId: string; resealed: number; unreadable: number };
  "audit-read": Record<never, never>;
  /** The end of this log was not as it was left. What follows is chained anew. */
  "audit-chain-broken": { after: number };
};

export type AuditKind = keyof Told;

/** One thing that somebody did, or was refused. People are named by id alone. */
export type AuditEvent = {
  [Kind in AuditKind]: {
    kind: Kind;
    /** null: it is about the whole installation. */
    workspaceId: string | null;
    /** Who did it; null: the product itself, or somebody we do not know. */
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
  "settings-changed": "changed settings",
  "not-entitled": "was refused",
  "keys-rotated": "sealed everything with a new key",
  "audit-read": "read this log",
  "audit-chain-broken": "found the end of this log changed",
};
