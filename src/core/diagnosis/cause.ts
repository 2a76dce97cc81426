/** The fixer: the mailbox's owner, an admin of their mail system, the operator of Unpause, or nobody (wait). */
export type Fixer = "owner" | "admin" | "operator" | "nobody";

/** The person who must act now. `wait`: only time helps. `none`: the connection needs nothing. */
export type Actor = "user" | "admin" | "operator" | "wait" | "none";

/**
 * The subject of a failure: one recipient, one message's text, the sender's address, domain or IP, our mailbox, its provider, or
 * this installation.
 */
export type Party = "recipient" | "message" | "sender" | "mailbox" | "provider" | "us";

/** The facts of a cause for a mailbox of any provider. A rule may name another actor or party. */
type CauseFacts = {
  /** True when the sign-in itself is lost, so that the campaigns of the mailbox pause until a reconnect. */
  pauses: boolean;
  actor: Actor;
  about: Party;
  /** A short heading for people, without the address of the mailbox. */
  title: string;
  /** The event, in one plain sentence. */
  meaning: string;
};

const facts = {
  token_expired: {
    pauses: true,
    actor: "user",
    about: "mailbox",
    title: "The sign-in has expired",
    meaning: "The permission this mailbox gave us has run out, and the provider asks for a fresh sign-in.",
  },
  password_changed: {
    pauses: true,
    actor: "user",
    about: "mailbox",
    title: "The password is no longer accepted",
    meaning:
      "The provider refuses the user name and password we have, as it does after the password was changed or reset.",
  },
  app_password_revoked: {
    pauses: true,
    actor: "user",
    about: "mailbox",
    title: "A new app password is needed",
    meaning:
      "The provider wants an app password for mail programs, and the one we have is missing, wrong or was revoked.",
  },
  access_revoked: {
    pauses: true,
    actor: "user",
    about: "mailbox",
    title: "Access was withdrawn",
    meaning: "The permission to use this mailbox was removed by its owner or an admin, or was never granted.",
  },
  security_policy: {
    pauses: true,
    actor: "admin",
    about: "mailbox",
    title: "A security setting stands in the way",
    meaning: "A security setting of the provider or of the organisation does not let us sign in.",
  },
  account_disabled: {
    pauses: true,
    actor: "admin",
    about: "mailbox",
    title: "The mailbox is switched off",
    meaning: "The mailbox or its user is disabled, locked, deleted, or has no licence.",
  },
  sending_limit: {
    pauses: false,
    actor: "wait",
    about: "mailbox",
    title: "The sending quota is used up",
    meaning: "The provider accepts no more mail from this mailbox for now. The connection is fine.",
  },
  rate_limited: {
    pauses: false,
    actor: "wait",
    about: "provider",
    title: "The provider asks us to slow down",
    meaning: "There were too many sign-ins, connections or requests in a short time. The sign-in is fine.",
  },
  provider_outage: {
    pauses: false,
    actor: "wait",
    about: "provider",
    title: "The provider has a fault",
    meaning: "Something is wrong on the provider's side for the moment.",
  },
  network: {
    pauses: false,
    actor: "wait",
    about: "provider",
    title: "The mail server cannot be reached",
    meaning: "The connection to the mail server could not be made, was not secure, or broke off.",
  },
  app_misconfigured: {
    pauses: false,
    actor: "operator",
    about: "us",
    title: "Unpause needs a setting changed",
    meaning: "The set-up of this installation, not the mailbox's sign-in, is refused.",
  },
  recipient_rejected: {
    pauses: false,
    actor: "none",
    about: "recipient",
    title: "One recipient was refused",
    meaning: "The refusal is about one recipient. The mailbox connection is fine.",
  },
  message_refused: {
    pauses: false,
    actor: "user",
    about: "message",
    title: "The message or its sender is refused",
    meaning:
      "The text, the sender's address or domain, or the sending server is refused. The sign-in and the lead are fine.",
  },
  unknown: {
    pauses: false,
    actor: "user",
    about: "mailbox",
    title: "The mailbox does not work, and we do not know why",
    meaning: "The provider's answer does not say what is wrong.",
  },
} as const satisfies Record<string, CauseFacts>;

/** Why a mailbox cannot send. The closed list that code, docs, alerts and the corpus share. */
export type Cause = keyof typeof facts;

/** The causes that mean a lost sign-in. */
export type PausingCause = {
  [Name in Cause]: (typeof facts)[Name]["pauses"] extends true ? Name : never;
}[Cause];

export const causeFacts: Readonly<Record<Cause, CauseFacts>> = facts;

export const causes = Object.keys(facts) as Cause[];

/** True when the cause means that the sign-in is lost and the mailbox's campaigns must pause. */
export function isPausing(cause: Cause): cause is PausingCause {
  return causeFacts[cause].pauses;
}

/** True when an answer of the mail server ends it. No person has to act, and nothing is known about the sign-in. */
export function passesWithHost(cause: Cause): boolean {
  return cause === "network" || cause === "provider_outage";
}

const fixers: Readonly<Record<Actor, Fixer>> = {
  user: "owner",
  admin: "admin",
  operator: "operator",
  wait: "nobody",
  none: "nobody",
};

/** The person behind an actor. */
export function fixerOf(actor: Actor): Fixer {
  return fixers[actor];
}
