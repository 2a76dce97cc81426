import type { Context } from "../../../core/context.ts";
import type { InTurn } from "../post/turns.ts";
import type { Team } from "../workspaces/slack-workspace.ts";
/** What every listener may use. */
export type Slack = {
  ctx: Context;
  /** @param teamId - the Slack workspace that something came from */
  here(teamId: string | undefined): Promise<Here>;
};

/** The same for one thing that came from there. */
export type Here = { ctx: Context; team: Team; inTurn: InTurn };
