import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aDoubtfulReply } from "../../core/opt-out-question/a-doubtful-reply.ts";
import { seen } from "../../hosts/slack/slack-eye.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSlackWorkspace, toldIn } from "./slack-workspace.ts";

let slack: Slack;
beforeAll(async () => {
  const people = { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" };
  slack = await startSlack({ channels: ["alerts"], people });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

describe("a question about a lead's reply in Slack", () =>
  onEachDatabase((database) => {
    async function asked() {
      const address = `sales-${crypto.randomUUID()}@ours.test`;
      const workspace = await openSlackWorkspace(database(), slack, slack.channelId("alerts"), {
        addresses: [address],
      });
      const doubt = await aDoubtfulReply(workspace);
      await workspace.deliverAll();
      const { channel } = await slack.eye.conversations.open({ users: slack.userId("ben") });
      const direct = async () => {
        const kept = await workspace.prisma.keptMessage.findFirst({ where: { aboutId: doubt.questionId } });
        const messages = await slack.messages(channel?.id ?? "");
        return messages.find(({ ts }) => kept?.messageRef?.endsWith(`:${ts}`));
      };
      const press = async (name: "ben" | "cy", label: string) => {
        const message = await direct();
        const place = { channel: channel?.id ?? "", ts: message?.ts ?? "" };
        return toldIn(
          await workspace.client.press(
            { user: workspace.user(name) },
            workspace.button(message, label),
            place,
          ),
        );
      };
      const lines = async () => seen((await direct())?.blocks).lines;
      return { ...workspace, ...doubt, press, lines };
    }

    it("reaches the mailbox's owner alone, with the lead's words and both answers", async () => {
      await using workspace = await asked();
      expect((await workspace.lines()).join("\n")).toContain("Asks not to be written to? lea@leads.test");
      expect((await workspace.lines()).join("\n")).toContain("Why do you have my address?");
      expect(await workspace.messages()).toEqual([]);
    });

    it("is answered with one press, and the message then says what was decided", async () => {
      await using workspace = await asked();
      const { lines } = await workspace.press("ben", "Yes, never again");
      expect(lines.join("\n")).toContain("No campaign writes to lea@leads.test again.");
      expect(await workspace.suppressed()).toEqual(1);
      await workspace.deliverAll();
      expect((await workspace.lines()).join("\n")).toContain("lea@leads.test is never written to again");
    });

    it("is posted once, however often its item is delivered", async () => {
      await using workspace = await asked();
      const before = (await workspace.lines()).join("\n");
      await workspace.prisma.outboxItem.updateMany({
        where: { kind: "show-notice", workspaceId: workspace.workspaceId },
        data: { doneAt: null },
      });
      await workspace.deliverAll();
      const kept = await workspace.prisma.keptMessage.findMany({ where: { aboutId: workspace.questionId } });
      expect(kept).toHaveLength(1);
      expect((await workspace.lines()).join("\n")).toEqual(before);
    });

    it("says what was decided in one more message, where the first can never be edited again", async () => {
      await using workspace = await asked();
      const kept = () =>
        workspace.prisma.keptMessage.findFirstOrThrow({ where: { aboutId: workspace.questionId } });
      const [, first] = (await kept()).messageRef?.split(":") ?? [];
      slack.uneditable.add(first);
      await workspace.press("ben", "Yes, never again");
      for (let round = 0; round < 3; round++) await workspace.deliverAll();
      const { messageRef, extraWhy } = await kept();
      expect([messageRef?.endsWith(`:${first}`), extraWhy]).toEqual([false, "edit-refused"]);
      const lines = (await workspace.lines()).join("\n");
      expect(lines).toContain("lea@leads.test is never written to again");
      expect(lines).toMatch(/Updated .*\/notices\/opt-out-question\//);
    });

    it("does nothing for a person who does not look after the mailbox", async () => {
      await using workspace = await asked();
      const { lines } = await workspace.press("cy", "No, a reply");
      expect(lines.join("\n")).toContain("Those who look after this mailbox decide");
      expect(await workspace.stateOfOther()).toMatchObject({ state: "held" });
    });
  }));
