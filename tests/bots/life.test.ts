import { expect, it } from "vitest";
import { nudge } from "../../src/core/alert/nudge.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { reconnectMailbox } from "../../src/core/reconnect/reconnect-mailbox.ts";
import { linkFor, lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY } from "../core/world.ts";
import { titles } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

inEachChat(({ open, chat, since }) => {
  it("one message lives from trouble to resumed, by one button, with the receipt in its thread and no secret anywhere", async () => {
    const workspace = await open();
    const { ctx, channel, clock, press, messages, say, members } = workspace;
    await aCampaign(workspace, { name: "Spring", leads: 3 });
    const lost = await lose(workspace);
    const shown = async () => (await messages())[0]?.lines ?? [];
    await say();
    expect((await shown())[0]).toEqual(
      "🔴 sales@ours.test is disconnected: the password is no longer accepted",
    );
    const [message] = await messages();

    clock.time = new Date(MONDAY.getTime() + 10 * 60_000);
    await press("ben", "I'm on it", message);
    await say();
    expect(await shown()).toContain("On it: Ben, since Mon 5 Jan, 10:10");

    const given = await press("ben", "Reconnect", message);
    expect(given.buttons[0]?.url).toMatch(/\/reconnect\/[\w-]{43}$/);
    const token = await linkFor(workspace, lost);
    const proven = await reconnectMailbox(ctx, {
      token,
      memberId: members.ben,
      address: "sales@ours.test",
      secret: lost.password,
    });
    if (proven.kind !== "proven") throw new Error(proven.kind);
    await say();
    expect((await shown())[0]).toEqual("🟡 sales@ours.test is being reconnected");
    const busy = await press("ann", "Reconnect", message);
    expect(busy.lines).toEqual(["Ben is reconnecting sales@ours.test right now."]);

    await finishReconnect(ctx, proven.reconnectId);
    await say();
    expect((await shown()).slice(0, 2)).toEqual([
      "🟢 sales@ours.test is connected again",
      "Reconnected by Ben after 10 minutes. Spring goes on exactly where it was.",
    ]);
    await say();
    expect((await messages()).length).toEqual(1);
    const [, receipt, ...more] = await chat().messages(channel, message);
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({
      lines: [
        "🟢 Receipt: sales@ours.test",
        "Resumed Mon 5 Jan, 10:10, reconnected by Ben.",
        "Leads: 3 before, 3 after: every lead is accounted for",
        "In doubt: Nothing",
        "Sent twice: 0",
        expect.stringMatching(/^Waiting to be sent: 3 leads: /),
        "Spring: 3 leads before, 3 after; goes on",
      ],
      buttons: [{ label: "Whole receipt", url: `https://unpause.test/receipts/${lost.disconnectionId}` }],
    });

    // Links of one's own go to one person alone; what a channel or a conversation holds has nothing that could be spent.
    const { open: inChannels, alone } = chat().sent();
    for (const secret of [lost.password, "first of sales@ours.test", "the signing secret of the tests"]) {
      expect(JSON.stringify([inChannels, alone])).not.toContain(secret);
    }
    expect(JSON.stringify(inChannels)).not.toContain(token);
  });

  it("a reminder and the receipt are said once, also where the chat loses the answer and can be searched", async () => {
    const workspace = await open();
    const { ctx, channel, clock, messages, deliverAll } = workspace;
    await aCampaign(workspace, { name: "Spring", leads: 3 });
    const lost = await lose(workspace);
    const say = async () => {
      for (let round = 0; round < 3; round++) {
        await deliverAll();
        clock.time = new Date(clock.time.getTime() + 3_000);
      }
    };
    await say();
    const toBen = await since("ben");
    clock.time = new Date(MONDAY.getTime() + 30 * 60_000);
    await nudge(ctx, lost.incidentId);
    chat().plan("post", { kind: "loses-answer" });
    await say();
    // Where nobody can look for the first, it is better said twice than never.
    const times = chat().traits.searches ? 1 : 2;
    const reminder =
      "🔴 It still waits after 30 minutes: sales@ours.test is disconnected: the password is no longer accepted";
    expect(await toBen()).toEqual(Array(times).fill(reminder));

    await finishReconnect(ctx, await prove(workspace, lost));
    await deliverAll();
    chat().plan("post", { kind: "loses-answer" });
    await say();
    const [alert] = await messages();
    const [, ...receipts] = await chat().messages(channel, alert);
    expect(titles(receipts)).toEqual(Array(times).fill("🟢 Receipt: sales@ours.test"));
  });
});
