import type { Context } from "../../core/context.ts";
import type { Team } from "./team.ts";
import type { InTurn } from "./turns.ts";
/** What every listener may use. */
export type Slack = {
  ctx: Context;
  /** @param teamId - the Slack workspace that something came from */
  here(teamId: string | undefined): Promise<Here>;
};

/** The same for one thing that came from there. */
export type Here = { ctx: Context; team: Team; inTurn: InTurn };
