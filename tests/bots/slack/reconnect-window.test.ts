import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { handleWords } from "../../../src/bots/handle-words.ts";
import { SLACK_WORDS } from "../../../src/bots/slack/words.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { openReconnectLink } from "../../../src/core/reconnect/open-reconnect-link.ts";
import { botKinds } from "../../../src/kinds.ts";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { choicesIn, opened, openSlackWorkspace, type SlackWorkspace } from "./slack-workspace.ts";

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

    const withWindow = async ({
      secretInChat = false,
      addresses,
    }: {
      secretInChat?: boolean;
      addresses?: string[];
    } = {}) => {
      const channel = slack.channelId(`alerts-${used++}`);
      const workspace = await openSlackWorkspace(database(), slack, channel, {
        ...(addresses && { addresses }),
      });
      all.push(workspace);
      const { ctx, workspaceId, client, user, button, messages, deliverAll, mailboxIds, prisma } = workspace;
      await ctx.store.signIn.saveSettings(workspaceId, { secretInChat });
      await aCampaign(workspace, { name: "Spring" });
      const lost = await lose(workspace);
      for (const id of mailboxIds.slice(1)) await lose(workspace, id);
      await prisma.disconnection.updateMany({
        where: { workspaceId },
        data: { incidentId: lost.incidentId },
      });
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

    it("has no field and nothing to send; the one field is the secret, where the workspace has switched that on", async () => {
      const off = await withWindow();
      const { view: plain } = await off.open("ben");
      expect(plain.blocks.filter(({ type }) => type === "input")).toEqual([]);
      expect(plain.submit).toBeUndefined();
      const on = await withWindow({ secretInChat: true });
      const { view, lines } = await on.open("ben");
      const fields = view.blocks.filter(({ type }) => type === "input");
      expect(fields.map(({ block_id }) => block_id)).toEqual(["secret"]);
      expect(lines[0]).toContain("everybody who sees your screen can read it");
    });

    it("asks first which one, where a person may reconnect several, and opens for that one", async () => {
      const world = await withWindow({ addresses: ["a@ours.test", "b@ours.test", "c@ours.test"] });
      const { open, client, user, ctx, mailboxIds } = world;
      const { view, lines } = await open("ben");
      expect(lines).toEqual([
        "You can reconnect 3 mailboxes. Choose one; after that, press Reconnect again for the next.",
      ]);
      const choices = choicesIn(view);
      expect(choices.map(({ label }) => label)).toEqual(["a@ours.test", "b@ours.test", "c@ours.test"]);
      const second = mailboxIds[1] ?? "";
      await client.submit({ user: user("ben") }, view, { mailbox: second });
      const now = () => seen(slack.windows.find(view.id)?.blocks);
      await expect.poll(() => now().lines[0]).toMatch(/^Open the page to reconnect b@ours\.test\./);
      const token = now().buttons[0]?.url?.split("/").at(-1) ?? "";
      expect(await openReconnectLink(ctx, token)).toMatchObject({ kind: "open", mailbox: { id: second } });
      // A person who names one is not asked.
      const chat = {
        platform: "slack",
        serves: async (id: string) => id === world.workspaceId,
        words: SLACK_WORDS,
      };
      const told = { kind: "person", verifiedEmail: null, guest: false } as const;
      const by = { userId: user("ben"), belongs: async () => true, look: async () => told };
      const said = { by, words: "reconnect c@ours.test", channel: null, key: view.id };
      const bots = { kinds: botKinds, chats: chatsOf({}) };
      const answer = await handleWords({ ...ctx, ...bots }, chat, said);
      expect(answer?.reply).toMatchObject({
        dialog: "reconnect",
        content: { text: expect.stringMatching(/^Open the page to reconnect c@ours\.test\./) },
      });
    });

    it("takes no choice that is not theirs", async () => {
      const world = await withWindow({ addresses: ["a@ours.test", "b@ours.test"] });
      const elsewhere = await withWindow();
      const choose = async (mailbox: string) => {
        const { view } = await world.open("ben");
        await world.client.submit({ user: world.user("ben") }, view, { mailbox });
        return { now: () => seen(slack.windows.find(view.id)?.blocks).lines };
      };
      const another = await choose(elsewhere.mailboxId);
      await expect.poll(another.now).toEqual(["No mailbox was chosen, so nothing was changed."]);
      const { view } = await world.open("ben");
      await world.prisma.mailbox.update({
        where: { id: world.mailboxIds[1] ?? "" },
        data: { ownerId: world.members.ann },
      });
      await world.client.submit({ user: world.user("ben") }, view, { mailbox: world.mailboxIds[1] ?? "" });
      await expect
        .poll(() => seen(slack.windows.find(view.id)?.blocks).lines[0])
        .toMatch(/not yours|no longer yours/);
    });

    it("refuses a member who may not", async () => {
      const { submit } = await withWindow({ secretInChat: true });
      expect((await submit({ secret: "x" }, "cy")).lines).toEqual([
        "You cannot look after sales@ours.test: it is not yours. Ben (owner) and Ann can.",
      ]);
    });

    it("proves the secret where it may be typed; a wrong one changes nothing, and neither goes back to Slack", async () => {
      const { submit, password, ctx, mailboxId } = await withWindow({ secretInChat: true });
      const wrong = await submit({ secret: "not the new password" });
      expect(wrong.lines[0]).toMatch(
        /^That did not work yet\. Nothing was changed\. Sending and reading: The provider refuses/,
      );
      expect(wrong.buttons[0]).toMatchObject({ label: "Enter the password" });
      const right = await submit({ secret: password });
      expect(right.lines).toEqual([
        "sales@ours.test accepts the new sign-in. Its new mail is read first, then sending goes on. The alert shows how far it is.",
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
        .toMatch(/^Open the page to reconnect sales@ours\.test/);
      expect(await ctx.store.reconnects.open(mailboxId)).toEqual(null);
    });
  }));
