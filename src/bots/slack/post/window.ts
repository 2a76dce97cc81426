import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { type Dialog, isDialog } from "../../dialog.ts";
import type { Reply } from "../../reply.ts";
import { dialogView, momentView, replyView } from "../render/render-dialog.ts";

/** A window that one person has open, or may have opened. */
export type Window = {
  isOpen(): boolean;
  /** @returns false when it is closed, or cannot be opened any more */
  show(answer: Reply | Dialog): Promise<boolean>;
  /** Opens it with nothing in it yet: the right to do so lasts three seconds. */
  hold(): Promise<void>;
};

/** A window that is open. */
export function openWindow(web: WebClient, viewId: string): Window {
  return windowAt(web, Promise.resolve(viewId), async () => null);
}

/** One that may be opened once, with what Slack gave for what they did. docs.slack.dev/surfaces/modals */
export function windowFor(web: WebClient, triggerId: string): Window {
  return windowAt(web, null, async (view) => {
    const opened = await web.views.open({ trigger_id: triggerId, view }).catch(() => null);
    return opened?.view?.id ?? null;
  });
}

function windowAt(
  web: WebClient,
  stands: Promise<string | null> | null,
  open: (view: ModalView) => Promise<string | null>,
): Window {
  let opened = stands;
  return {
    isOpen: () => opened !== null,
    async show(answer) {
      const view = isDialog(answer) ? dialogView(answer) : replyView(answer);
      if (opened === null) {
        opened = open(view);
        return (await opened) !== null;
      }
      const id = await opened;
      if (id === null) return false;
      return web.views.update({ view_id: id, view }).then(
        () => true,
        () => false,
      );
    },
    async hold() {
      opened ??= open(momentView());
      await opened;
    },
  };
}
