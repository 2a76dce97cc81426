import type { App, ViewOutput } from "@slack/bolt";
import { answerDialog } from "../../answer-dialog.ts";
import { type DialogKind, type Filled, SEARCH } from "../../dialog.ts";
import { forGuests, mayFillInAsGuest } from "../../guests.ts";
import { reply } from "../../reply.ts";
import { openPane } from "../post/pane.ts";
import { dialogOf, TURN_SEARCH } from "../render/action-id.ts";
import { metaOf, momentView, workingView } from "../render/render-dialog.ts";
import { alone, answering } from "./answering.ts";
import type { Slack } from "./here.ts";
import { seenBy } from "./presses.ts";

/**
 * What is sent from a window of ours. Acknowledged first, and the window says that it is being worked on; the outcome takes its
 * place. A window that changes something is sent once.
 */
export function listenForDialogs(app: App, slack: Slack): void {
  const { ctx } = slack;
  app.view(/.*/, async ({ ack, body, context, view }) => {
    const kind = dialogOf(view.callback_id);
    const filled = filledIn(view);
    await ack({ response_action: "update", view: isSearch(kind) ? momentView() : workingView() });
    const here = await slack.here(context.teamId);
    const who = { id: body.user.id, teamId: body.user.team_id ?? null };
    const ear = { userId: who.id, pane: openPane(here.team.web, view.id), back: null };
    const work = async () => {
      const meta = metaOf(view);
      if (kind === null || meta === null) {
        return alone(reply("This window is from another version of Unpause. Please open it again."));
      }
      const found = await seenBy(here, who, meta.about);
      if (found.kind !== "seen") return alone(found.reply);
      if (found.guest && !mayFillInAsGuest(kind)) return alone(await forGuests(ctx, found.member));
      return alone(
        await answerDialog(ctx, here.team.chat, found.member, found.incident, {
          kind,
          mailboxId: meta.mailboxId,
          filled,
        }),
      );
    };
    await answering(here, ear, work, { once: isSearch(kind) ? null : `slack:view:${view.id}` });
  });
}

/** It changes nothing, and is done as often as somebody likes. */
const isSearch = (kind: DialogKind | null) => kind === "mailboxes";

function filledIn({ state }: ViewOutput): Filled {
  const inputs = Object.values(state.values).flatMap((block) => Object.entries(block));
  return Object.fromEntries(
    inputs.map(([name, { value, selected_option }]) => [
      name === TURN_SEARCH ? SEARCH : name,
      selected_option?.value ?? value ?? "",
    ]),
  );
}
