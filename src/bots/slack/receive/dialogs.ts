import type { App, ViewOutput } from "@slack/bolt";
import { type Filled, SEARCH } from "../../dialog.ts";
import { handleDialog, onlyReads } from "../../handle-dialog.ts";
import { openWindow } from "../post/window.ts";
import { dialogOf, TURN_SEARCH } from "../render/action-id.ts";
import { metaOf, momentView, workingView } from "../render/render-dialog.ts";
import { answering } from "./answering.ts";
import { chatOf, personOf, type Slack } from "./here.ts";

/**
 * A window of ours is submitted. Acknowledged first, and the window says that it is being worked on; the outcome takes its place.
 */
export function listenForDialogs(app: App, slack: Slack): void {
  app.view(/.*/, async ({ ack, body, context, view }) => {
    const meta = metaOf(view);
    const submitted = {
      about: meta?.about ?? null,
      dialog: dialogOf(view.callback_id) ?? "",
      mailboxId: meta?.mailboxId ?? null,
      filled: filledIn(view),
      key: `slack:view:${view.id}`,
    };
    const reads = onlyReads(slack.ctx, submitted);
    await ack({ response_action: "update", view: reads ? momentView() : workingView() });
    const here = await slack.here(context.teamId);
    const by = personOf(here, { id: body.user.id, teamId: body.user.team_id ?? null });
    const recipient = {
      userId: body.user.id,
      window: openWindow(here.workspace.web, view.id),
      back: null,
    };
    await answering(here, recipient, handleDialog(slack.ctx, chatOf(here), { ...submitted, by }));
  });
}

function filledIn({ state }: ViewOutput): Filled {
  const inputs = Object.values(state.values).flatMap((block) => Object.entries(block));
  return Object.fromEntries(
    inputs.map(([name, { value, selected_option }]) => [
      name === TURN_SEARCH ? SEARCH : name,
      selected_option?.value ?? value ?? "",
    ]),
  );
}
