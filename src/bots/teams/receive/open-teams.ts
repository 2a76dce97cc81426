import type { TurnContext } from "botbuilder";
import type { Hono } from "hono";
import type { BotContext } from "../../bot-kinds.ts";
import { turns } from "../post/turns.ts";
import type { TeamsWorkspaces } from "../workspaces/teams-workspaces.ts";
import { greetTeam, takeEvent } from "./events.ts";
import type { Teams } from "./here.ts";
import { takeMessage } from "./messages.ts";
import { cardDeedIn, takePress } from "./presses.ts";
import { readActivity, type TeamsActivity } from "./read-activity.ts";
import { teamsReceiver } from "./receiver.ts";
import { refreshes } from "./refreshes.ts";
import { remember } from "./remember.ts";

export type OpenTeams = AsyncDisposable & {
  /** To be mounted at `/api`. */
  routes: Hono;
};

/** Listens to what people do in Teams. Stopping waits for what is in hand. */
export function openTeams(own: BotContext, workspaces: TeamsWorkspaces): OpenTeams {
  const ctx: BotContext = { ...own, surface: "chat:teams" };
  const teams: Teams = { ctx, workspaces, inTurn: turns(ctx, workspaces.gapMs) };
  const refresh = refreshes(teams);
  const inHand = new Set<Promise<unknown>>();

  const logged = (error: unknown) => ctx.log.fault("chat.failed", error, { platform: "teams" });
  /** After the answer: an invoke that is answered late is shown as a failure, and sent again. */
  const afterwards = (work: () => Promise<unknown>) => {
    const done = work().catch(logged);
    inHand.add(done);
    void done.finally(() => inHand.delete(done));
  };
  const remembered = (activity: TeamsActivity, work: () => Promise<unknown>) =>
    afterwards(async () => {
      await remember(ctx, workspaces.settings, activity).catch(logged);
      await work();
    });
  /** Before the answer: Teams tells of one event after the other, and the last one counts. */
  const inOrder = async (activity: TeamsActivity) => {
    await remember(ctx, workspaces.settings, activity).catch(logged);
    await takeEvent(teams, activity).catch(logged);
    afterwards(() => greetTeam(teams, activity));
  };

  async function invoked(context: TurnContext, activity: TeamsActivity): Promise<void> {
    if (activity.name !== "adaptiveCard/action") return answer(context, { status: 501 });
    const deed = cardDeedIn(activity);
    if (deed?.deed.kind === "refresh") {
      const { card, after } = await refresh(activity, deed);
      await answer(context, card === null ? NOTHING_NEW : { status: 200, body: cardBody(card) });
      return afterwards(after);
    }
    await answer(context, AT_WORK);
    remembered(activity, () => takePress(teams, activity, deed));
  }

  const take = async (context: TurnContext): Promise<void> => {
    const activity = readActivity(context.activity);
    if (activity === null) return;
    switch (activity.type) {
      case "invoke":
        return invoked(context, activity);
      case "message":
        return remembered(activity, () => takeMessage(teams, activity));
      default:
        return inOrder(activity);
    }
  };

  const { settings, sdk } = workspaces;
  const { routes } = teamsReceiver({ settings, sdk, log: ctx.log, take });
  return {
    routes,
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(inHand);
    },
  };
}

const answer = async (context: TurnContext, value: { status: number; body?: object }): Promise<void> => {
  await context.sendActivity({ type: "invokeResponse", value });
};

// learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
const cardBody = (value: object) => ({
  statusCode: 200,
  type: "application/vnd.microsoft.card.adaptive",
  value,
});
/** The card stays as it is. */
const message = (value: string) => ({
  status: 200,
  body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value },
});
const NOTHING_NEW = message("");
/** The answer to a press is a message of its own. */
const AT_WORK = message("One moment: the answer follows, for you alone.");
