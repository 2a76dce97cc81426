import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slackChat } from "../../../../src/bots/slack/post/chat.ts";
import { webClient } from "../../../../src/bots/slack/workspaces/web-client.ts";
import type { ChatPort } from "../../../../src/core/chat/chat-port.ts";
import { openStore } from "../../../../src/io/db/store.ts";
import { A_MESSAGE } from "../../../hosts/a-message.ts";
import { type Slack, startSlack } from "../../../hosts/slack/slack-web-api.ts";
import { onPglite } from "../../../setup/each-database.ts";

describe("what an answer of Slack means for a message", () =>
  onPglite((database) => {
    let slack: Slack;
    let chat: ChatPort;
    let used = 0;
    beforeAll(async () => {
      slack = await startSlack({ channels: Array.from({ length: 30 }, (_, number) => `alerts-${number}`) });
      chat = slackChat(
        { store: openStore(database().prisma), clock: { now: () => new Date() } },
        webClient(slack),
      );
    });
    afterAll(() => slack[Symbol.asyncDispose]());
    const post = (ref: string | null = null) =>
      chat.post(slack.channelId(`alerts-${used++}`), A_MESSAGE, { ref, mark: null });

    it.each([
      ["an inner error", { kind: "breaks", status: 503 }, "Slack gave no answer (http_error)."],
      ["a page", { kind: "breaks", status: 200 }, "Slack gave no answer (platform_error)."],
      ["a cut connection", { kind: "cuts" }, "Slack gave no answer (request_error)."],
      ["a lost answer", { kind: "loses-answer" }, "Slack gave no answer (request_error)."],
      [
        "trouble of its own",
        { kind: "refuses", error: "internal_error" },
        "Slack has trouble of its own (internal_error).",
      ],
    ] as const)("with %s it is tried again", async (_, fault, why) => {
      slack.faults.plan("chat.postMessage", fault);
      expect(await post()).toEqual({ kind: "later", until: null, why });
    });

    it.each([
      ["is_archived", "The Slack channel that alerts go to is archived. Choose another one in the settings."],
      [
        "channel_not_found",
        "The Slack channel that alerts go to does not exist, or Unpause cannot see it. Choose another one in the settings, or invite Unpause there.",
      ],
      [
        "not_in_channel",
        "Unpause is not in the channel that alerts go to. Invite it there: /invite @Unpause.",
      ],
      ["not_known_here", "Slack refuses the message (not_known_here)."],
    ])("with %s nobody can be reached there", async (error, why) => {
      slack.faults.plan("chat.postMessage", { kind: "refuses", error });
      expect(await post()).toEqual({ kind: "dead", why });
    });

    it.each([
      [
        "token_revoked",
        "Unpause is no longer installed in this Slack workspace, or its token was revoked. Install it again and set the new SLACK_BOT_TOKEN.",
      ],
      [
        "missing_scope",
        "Unpause lacks a permission in Slack (chat:write). Install it again from its manifest.",
      ],
    ])("with %s nobody can be reached in any channel", async (error, why) => {
      slack.faults.plan("chat.postMessage", { kind: "refuses", error });
      expect(await post()).toEqual({ kind: "dead", why, everywhere: true });
    });

    it("with message_not_found it is gone", async () => {
      slack.faults.plan("chat.update", { kind: "refuses", error: "message_not_found" });
      expect(await post("C0:1.2")).toEqual({ kind: "gone" });
    });

    it.each(["cant_update_message", "edit_window_closed", "is_inactive", "update_failed"])(
      "with %s it stands, and can never be edited again",
      async (error) => {
        slack.faults.plan("chat.update", { kind: "refuses", error });
        expect(await post("C0:1.2")).toMatchObject({ kind: "uneditable" });
      },
    );
  }));
