import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openReconnectLink } from "../../../src/core/mailbox/open-reconnect-link.ts";
import { lose } from "../../core/mailbox/lost-mailbox.ts";
import { aCampaign } from "../../core/mailbox/world.ts";
import { seen } from "../../hosts/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { opened, openSlackWorkspace, type SlackWorkspace } from "./slack-workspace.ts";

let slack: Slack;
let used = 0;
beforeAll(async () => {
  slack = await startSlack({
    channels: Array.from({ length: 20 }, (_, number) => `alerts-${number}`),
    people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

describe("the window to reconnect", () =>
  onEachDatabase((database) => {
    const all: SlackWorkspace[] = [];
    afterAll(async () => {
      for (const workspace of all) await workspace[Symbol.asyncDispose]();
    });

    const withWindow = async ({ secretInChat = false } = {}) => {
      const workspace = await openSlackWorkspace(database(), slack, slack.channelId(`alerts-${used++}`));
      all.push(workspace);
      const { ctx, workspaceId, client, user, channel, button, messages, deliverAll } = workspace;
      await ctx.store.signIn.saveSettings(workspaceId, { secretInChat });
      await aCampaign(workspace, { name: "Spring" });
      const lost = await lose(workspace);
      await deliverAll();
      const [message] = await messages();
      const open = async (name: "ann" | "ben") => {
        const before = slack.windows.views.length;
        const where = { channel, ts: message?.ts ?? "" };
        await client.press({ user: user(name) }, button(message, "Reconnect"), where);
        return opened(slack, before);
      };
      const submit = async (filled: Record<string, string>, name: "ann" | "ben" | "cy" = "ben") => {
        const { view } = await open(name === "cy" ? "ben" : name);
        const sent = await client.submit({ user: user(name) }, view, filled);
        await expect
          .poll(() => seen(slack.windows.find(view.id)?.blocks).lines[0])
          .not.toMatch(/^Unpause is working on it/);
        return { ...sent, ...seen(slack.windows.find(view.id)?.blocks) };
      };
      return { ...workspace, ...lost, open, submit };
    };

    it("asks for no secret, unless the workspace has switched that on", async () => {
      const off = await withWindow();
      expect((await off.open("ben")).view.blocks.map(({ block_id }) => block_id)).not.toContain("secret");
      const on = await withWindow({ secretInChat: true });
      const { view, lines } = await on.open("ben");
      expect(view.blocks.map(({ block_id }) => block_id)).toContain("secret");
      expect(lines[0]).toContain("everybody who sees your screen can read it");
    });

    it("says beside a field what is not right with it, and does nothing", async () => {
      const { open, client, user, prisma, workspaceId } = await withWindow();
      const { view } = await open("ben");
      const sent = await client.submit({ user: user("ben") }, view, { "smtp-port": "25x", "imap-host": " " });
      expect(sent.said).toEqual({
        response_action: "errors",
        errors: {
          "smtp-port": "A port is a number from 1 to 65535.",
          "imap-host": "Enter the name of the server.",
        },
      });
      expect(await prisma.reconnectLink.count({ where: { workspaceId } })).toEqual(0);
    });

    it("takes the settings on to the page for the secret, for who sent it alone", async () => {
      const { submit, ctx, members } = await withWindow();
      const { lines, buttons } = await submit({
        "smtp-host": "smtp.new.test",
        "smtp-port": "465",
        "smtp-security": "tls",
      });
      expect(lines).toEqual([
        "The page for sales@ours.test has these settings in it now. It is for you alone, works once, and until Mon 5 Jan, 10:30.",
      ]);
      const token = buttons[0]?.url?.split("/").at(-1) ?? "";
      expect(await openReconnectLink(ctx, token)).toMatchObject({
        kind: "open",
        member: { id: members.ben },
        server: { smtp: { host: "smtp.new.test", port: 465, security: "tls" } },
      });
    });

    it("refuses another mailbox's address or user name, and who may not", async () => {
      const { submit } = await withWindow();
      expect((await submit({ address: "info@ours.test" })).lines).toEqual([
        "This reconnects sales@ours.test, and info@ours.test is another mailbox. Nothing was changed, so that no lead hears from the wrong sender.",
      ]);
      expect((await submit({}, "cy")).lines).toEqual([
        "You cannot look after sales@ours.test: it is not yours. Ben (owner) and Ann can.",
      ]);
    });

    it("proves the secret where it may be typed; a wrong one changes nothing, and neither goes back to Slack", async () => {
      const { submit, password, ctx, mailboxId } = await withWindow({ secretInChat: true });
      const wrong = await submit({ secret: "not the new password" });
      expect(wrong.lines[0]).toMatch(
        /^That did not work yet, and nothing was changed\. Sending: The provider refuses/,
      );
      expect(wrong.buttons).toMatchObject([{ label: "Enter the password" }]);
      const right = await submit({ secret: password });
      expect(right.lines).toEqual([
        "sales@ours.test takes it. Before anything is sent, what came in meanwhile is read; the alert shows how far that is.",
      ]);
      expect(await ctx.store.reconnects.open(mailboxId)).toMatchObject({ state: "proven" });
      const traffic = JSON.stringify([slack.calls, slack.heard, right.body, wrong.body]);
      for (const secret of [password, "not the new password"]) expect(traffic).not.toContain(secret);
    });

    it("does not take a secret that was typed into an older window after that was switched off", async () => {
      const { open, client, user, ctx, workspaceId, password, mailboxId } = await withWindow({
        secretInChat: true,
      });
      const { view } = await open("ben");
      await ctx.store.signIn.saveSettings(workspaceId, { secretInChat: false });
      await client.submit({ user: user("ben") }, view, { secret: password });
      await expect
        .poll(() => seen(slack.windows.find(view.id)?.blocks).lines[0])
        .toMatch(/^The page for sales@ours\.test has these settings/);
      expect(await ctx.store.reconnects.open(mailboxId)).toEqual(null);
    });
  }));
