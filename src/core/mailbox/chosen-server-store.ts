import type { OAuthProviderName } from "./oauth-port.ts";
import type { MailServer } from "./server.ts";

/** For whose sign-in at which provider servers were set by hand. */
export type ChoiceOf = { memberId: string; provider: OAuthProviderName; address: string };

/** Servers that a member set by hand before they sign in at a provider. */
export interface ChosenServerStore {
  /** In place of an earlier choice. */
  keep(of: ChoiceOf, server: MailServer, at: Date, until: Date): Promise<void>;
  /** null: nothing was chosen, or too long ago. */
  get(of: ChoiceOf, now: Date): Promise<MailServer | null>;
  drop(of: ChoiceOf): Promise<void>;
  /** Forgets the choices that ended before. */
  forget(before: Date): Promise<void>;
}
