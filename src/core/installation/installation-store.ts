import type { Credential, Leased } from "../credential/grant.ts";
import type { SealedCredential } from "../keys/secrets.ts";

/** A Slack workspace that our app was installed in, with the bot's token, sealed. `refreshAt` is null where that lasts. */
export type SlackInstallation = Credential & {
  teamId: string;
  teamName: string;
  /** Since when Slack takes the token no more; null: it does. */
  removedAt: Date | null;
};

export interface SlackInstallationStore {
  get(teamId: string): Promise<SlackInstallation | null>;
  /** null: none was installed for this workspace. */
  ofWorkspace(workspaceId: string): Promise<SlackInstallation | null>;
  /**
   * From now on this is the Slack of a workspace, with this token. Who people are in another Slack is forgotten, and so is one that no
   * workspace needs any more. In a transaction.
   */
  keep(
    workspaceId: string,
    installation: { teamId: string; teamName: string; sealed: SealedCredential },
    at: Date,
  ): Promise<void>;

  /** Takes the right to renew its token, and reads it. @returns null when somebody else has it */
  lease(teamId: string, now: Date, until: Date): Promise<Leased | null>;
  endLease(teamId: string, fence: number): Promise<void>;
  /** @param after - the version that it takes the place of @returns false when that is not the present one */
  renew(teamId: string, sealed: SealedCredential, after: number): Promise<boolean>;

  /** @param version - of the token that Slack refused @returns false when there is a newer one, or this is known */
  remove(teamId: string, version: number, at: Date): Promise<boolean>;
  workspaces(teamId: string): Promise<string[]>;
}
