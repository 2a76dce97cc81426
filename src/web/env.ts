import type { Bots } from "../bots/bot-kinds.ts";
import type { SignedIn } from "../core/workspace/member.ts";
import type { PicturePort } from "../support/picture/picture-port.ts";
import type { SupportContext } from "../support/support-rooms.ts";
import type { Assets } from "./assets.ts";
import type { ChangeFeed } from "./live/change-feed.ts";
import type { SandboxDesk } from "./sandbox/sandbox-controls.ts";

/** The means of every page. */
export type Web = {
  ctx: SupportContext;
  /** null: nothing can be pressed in notices. */
  bots: Bots | null;
  /** null: no sandbox runs, the mailboxes are real. */
  sandbox: SandboxDesk | null;
  /** null: pictures on other servers are not fetched. */
  pictures: PicturePort | null;
  assets: Assets;
  changeFeed: ChangeFeed;
  /** Aborted when the server stops, so that open streams end. */
  stopping: AbortSignal;
};

/** `who` is null for strangers; pages behind `signedIn` have it. */
export type Env = { Variables: { who: SignedIn | null; version: string } };
/** As pages see it that only members reach. `version`: of the data, when the request came. */
export type MemberEnv = { Variables: { who: SignedIn; version: string } };
