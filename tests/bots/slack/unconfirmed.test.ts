import { describe, expect, it } from "vitest";
import { status } from "../../../src/bots/command/status.ts";
import { home } from "../../../src/bots/home.ts";
import { decideUnconfirmed } from "../../../src/core/unconfirmed/decide-unconfirmed.ts";
import { unconfirmedSends } from "../../core/unconfirmed/unconfirmed-sends.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSlackWorkspace } from "./slack-workspace.ts";

describe("unconfirmed sends in Slack", () =>
  onEachDatabase((database) => {
    const everybody = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
    async function told(people: Record<string, string> = everybody) {
      await using opening = new AsyncDisposableStack();
      // One of its own: a command is for the workspace that its Slack belongs to.
      const slack = opening.use(await startSlack({ channels: ["alerts"], people }));
      opening.defer(() => expect(slack.refused).toEqual([]));
      const address = `sales-${crypto.randomUUID()}@ours.test`;
      const channel = slack.channelId("alerts");
      const workspace = opening.use(
        await openSlackWorkspace(database(), slack, channel, { addresses: [address] }),
      );
      const unconfirmed = await unconfirmedSends(workspace);
      await workspace.deliverAll();
      const kept = () => workspace.prisma.keptMessage.findMany({ where: { aboutId: unconfirmed.noticeId } });
      const direct = async () => {
        const { channel: direct } = await slack.eye.conversations.open({ users: slack.userId("ben") });
        const [place] = await kept();
        const message = (await slack.messages(direct?.id ?? "")).find(({ ts }) =>
          place?.messageRef?.endsWith(`:${ts}`),
        );
        return seen(message?.blocks);
      };
      const ben = await workspace.ctx.store.members.get(workspace.members.ben);
      if (ben === null) throw new Error("no Ben");
      const running = opening.move();
      return {
        ...workspace,
        ...unconfirmed,
        address,
        kept,
        direct,
        ben,
        [Symbol.asyncDispose]: () => running.disposeAsync(),
      };
    }

    it("reach the mailbox's owner in person, with the way to their page", async () => {
      await using workspace = await told();
      const { lines, buttons } = await workspace.direct();
      expect(lines.join("\n")).toContain(`3 sends through ${workspace.address} are unconfirmed`);
      expect(lines.join("\n")).toContain("gets it twice");
      expect(buttons.map(({ label }) => label)).toEqual(["Decide"]);
      expect(await workspace.messages()).toEqual([]);
    });

    it("reach the admins too where the chat knows no owner, who may have left", async () => {
      const { ben: _, ...others } = everybody;
      await using workspace = await told(others);
      const { members, slack } = workspace;
      const places = (await workspace.kept()).map(({ platform, memberId, messageRef }) => ({
        platform,
        memberId,
        isThere: messageRef !== null,
      }));
      expect(places).toHaveLength(2);
      expect(places).toContainEqual({ platform: "slack", memberId: members.ann, isThere: true });
      expect(places).toContainEqual({ platform: "mail", memberId: members.ben, isThere: true });
      const { channel } = await slack.eye.conversations.open({ users: slack.userId("ann") });
      const [message] = await slack.messages(channel?.id ?? "");
      expect(seen(message?.blocks).lines.join("\n")).toContain("are unconfirmed");
    });

    it("are one message that is edited as they are decided, and turns when none is left", async () => {
      await using workspace = await told();
      const { ctx, workspaceId, members, keys } = workspace;
      const by = { workspaceId, memberId: members.ben };
      await decideUnconfirmed(ctx, by, "sent", keys.slice(0, 2));
      await workspace.deliverAll();
      expect((await workspace.direct()).lines.join("\n")).toContain("1 send through");
      await decideUnconfirmed(ctx, by, "not-sent", keys.slice(2));
      await workspace.deliverAll();
      const { lines, buttons } = await workspace.direct();
      expect(lines.join("\n")).toContain(`The unconfirmed sends through ${workspace.address} are settled`);
      expect(buttons).toEqual([]);
      expect(await workspace.kept()).toHaveLength(1);
    });

    it("keep status from saying that everything is fine, with the way to their alert", async () => {
      await using workspace = await told();
      const { ctx, ben, workspaceId, noticeId } = workspace;
      const { text, items, actions } = await status(ctx, ben);
      expect(text).toEqual("1 alert is open; 1 mailbox works.");
      expect(items.map(({ title }) => title)).toEqual([
        `3 sends through ${workspace.address} are unconfirmed`,
      ]);
      const url = `https://unpause.test/notices/unconfirmed/${noticeId}`;
      expect(actions).toContainEqual({ kind: "open", label: "Open it in Unpause", url });
      await decideUnconfirmed(ctx, { workspaceId, memberId: ben.id }, "sent", workspace.keys);
      expect((await status(ctx, ben)).text).toEqual("Everything is fine: 1 mailbox works.");
    });

    it("wait in the app's home of the owner", async () => {
      await using workspace = await told();
      const shown = JSON.stringify(await home(workspace.ctx, workspace.ben));
      expect(shown).toContain(`3 sends through ${workspace.address} are unconfirmed`);
    });
  }));
