import type { MailServer } from "../../core/mailbox/server.ts";

/** The support inbox that the operator has set up in the environment. */
export type EnvironmentInbox = {
  address: string;
  /** null: it signs in at the page of its provider, in the browser. */
  signIn: { server: MailServer; password: string } | null;
  /** Name or id of the workspace that it belongs to; null: the first one. */
  workspace: string | null;
  /** Of everything that was set, secrets included. It is stored as a keyed hash only. */
  hash: string;
};
