import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { nudge } from "../../../src/core/alert/nudge.ts";
import { disclaimMailboxes } from "../../../src/core/incident/disclaim-mailboxes.ts";
import { type SeenButton, seen } from "../../hosts/slack/slack-eye.ts";
import type { SlackFault } from "../../hosts/slack/slack-faults.ts";
import { type SlackMessage, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { endIncident, loseMailbox } from "../a-lost-mailbox.ts";
import { openSlackWorkspace, type SlackWorkspace } from "./slack-workspace.ts";

/** A thousand by `npm run sequences`; a run of the tests takes fewer. */
const SEQUENCES = Number(process.env.UNPAUSE_SEQUENCES ?? 15);

const PEOPLE = {
  ann: "ann@acme.test",
  ben: "ben@acme.test",
  cy: "cy@acme.test",
  eve: "eve@elsewhere.test",
};
const NAMES = ["ann", "ben", "cy", "eve"] as const;
type Step =
  | { kind: "press"; who: (typeof NAMES)[number]; nth: number; times: number }
  | { kind: "deliver" }
  | { kind: "pass"; minutes: number }
  | { kind: "fault"; method: string | null; fault: SlackFault }
  | { kind: "delete" }
  | { kind: "restart" }
  /** A worker takes what is to be said, and dies. */
  | { kind: "die" }
  /** One person asks another, hands it over to them, or says that it is not theirs. */
  | { kind: "ask"; handsOver: boolean }
  | { kind: "disclaim" }
  /** What stands there now can never be edited again. */
  | { kind: "fix" }
  /** From now on nobody may read what stands there. */
  | { kind: "hide" }
  | { kind: "end" };

const fault = fc.constantFrom<SlackFault>(
  { kind: "limits", retryAfter: 1 },
  { kind: "breaks", status: 503 },
  { kind: "breaks", status: 200 },
  { kind: "cuts" },
  { kind: "loses-answer" },
  { kind: "refuses", error: "internal_error" },
);
const method = fc.constantFrom("chat.postMessage", "chat.update", "users.info", "users.lookupByEmail");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("press"),
      who: fc.constantFrom(...NAMES),
      nth: fc.nat(9),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ kind: "deliver" }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("fault"), method, fault }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("pass"), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { kind: "delete" },
      { kind: "die" },
      { kind: "end" },
      { kind: "restart" },
      { kind: "ask", handsOver: false },
      { kind: "ask", handsOver: true },
      { kind: "disclaim" },
      { kind: "fix" },
      { kind: "hide" },
    ),
  },
) as fc.Arbitrary<Step>;

/** The emulator answers five thousand calls an hour. */
const AT_ONE_SLACK = 50;

onEachDatabase((database) => {
  for (let first = 0; first < SEQUENCES; first += AT_ONE_SLACK) {
    const count = Math.min(AT_ONE_SLACK, SEQUENCES - first);
    it(`whatever is pressed, lost, retried and restarted, every message tells the truth in the end, and nothing is done twice (${first + 1} to ${first + count})`, async () => {
      await using slack = await startSlack({ people: PEOPLE });
      const addresses = Array.from({ length: count }, (_, number) => `box${number}@ours.test`);
      const channel = slack.channelId("alerts");
      await using workspace = await openSlackWorkspace(database(), slack, channel, { addresses, gapMs: 0 });
      // Slack says how long to wait by its own clock.
      workspace.clock.time = new Date();
      const mailboxIds = [...workspace.mailboxIds];
      const sequences = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) =>
        play(workspace, mailboxIds.shift() ?? "", steps),
      );
      await fc.assert(sequences, { numRuns: count, endOnFailure: true });
      expect(slack.refused).toEqual([]);
    }, 600_000);
  }
});

async function play(workspace: SlackWorkspace, mailboxId: string, steps: Step[]) {
  const { ctx, clock, prisma, channel, members, slack, workspaceId } = workspace;
  const { incidentId } = await loseMailbox(workspace, mailboxId);
  const address = (await ctx.store.mailboxes.get(mailboxId))?.address ?? "";
  const mineIn = async (place: string) =>
    (await slack.messages(place)).filter(({ text }) => text.includes(`${address} `));
  const mine = () => mineIn(channel);
  const everywhere = async () => {
    const places = [channel];
    for (const name of ["ann", "ben", "cy"] as const) {
      const direct = await slack.eye.conversations.open({ users: slack.userId(name) });
      places.push(direct.channel?.id ?? "");
    }
    return (await Promise.all(places.map(mineIn))).flat();
  };
  const pressed: { trigger: string; who: (typeof NAMES)[number] }[] = [];
  /** Said in words, or in a window. */
  const answersTo = (trigger: string) =>
    slack.heard.filter(({ id }) => id === trigger).length + (slack.windows.openedFor(trigger) ? 1 : 0);
  /** Every button that anybody ever saw: old screens keep them. */
  const buttons: { button: SeenButton; ts: string }[] = [];
  let wasDeleted = false;
  let isHidden = false;
  const hide = () => {
    isHidden = true;
    slack.faults.plan("conversations.history", { kind: "refuses", error: "missing_scope" }, 1000);
  };
  const look = async () => {
    for (const { blocks, ts } of await mine()) {
      for (const button of seen(blocks).buttons) if (button.action) buttons.push({ button, ts });
    }
  };
  const pass = (minutes: number) => {
    clock.time = new Date(clock.time.getTime() + minutes * 60_000);
  };
  const press = async (who: (typeof NAMES)[number], nth: number, times: number) => {
    const { button, ts } = buttons[nth % buttons.length] ?? {};
    if (button === undefined || ts === undefined) return;
    const trigger = randomUUID();
    pressed.push({ trigger, who });
    const from = { user: slack.userId(who), trigger };
    const answers = await Promise.all(
      Array.from({ length: times }, () => workspace.client.press(from, button, { channel, ts })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(times).fill(200));
    await expect.poll(() => answersTo(trigger), { interval: 5 }).toBeGreaterThan(0);
  };

  for (const step of steps) {
    switch (step.kind) {
      case "press":
        await press(step.who, step.nth, step.times);
        break;
      case "deliver":
        await workspace.deliverAll();
        await look();
        break;
      case "pass":
        pass(step.minutes);
        await nudge(ctx, incidentId);
        break;
      case "fault":
        slack.faults.plan(step.method, step.fault);
        break;
      case "delete": {
        const [message] = await mine();
        if (message) {
          await slack.eye.chat.delete({ channel, ts: message.ts });
          wasDeleted = true;
        }
        break;
      }
      case "restart":
        await workspace.restart();
        break;
      case "die":
        for (const id of await ctx.store.outbox.due(clock.time, 100)) {
          await ctx.store.outbox.claim(id, clock.time, new Date(clock.time.getTime() + 60_000));
        }
        break;
      case "ask": {
        const message = { kind: "ask-fixer", incidentId, handsOver: step.handsOver } as const;
        const who = { askerId: members.cy, memberId: step.handsOver ? members.ann : members.ben };
        await ctx.store.outbox.add(workspaceId, randomUUID(), { ...message, ...who }, clock.time);
        break;
      }
      case "disclaim":
        await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: members.ben });
        break;
      case "fix":
        for (const { ts } of await everywhere()) slack.uneditable.add(ts);
        break;
      case "hide":
        hide();
        break;
      case "end":
        await endIncident(workspace, incidentId);
        break;
    }
  }

  slack.faults.clear();
  if (isHidden) hide();
  await endIncident(workspace, incidentId);
  const settle = async () => {
    for (let round = 0; round < 4; round++) {
      pass(15);
      await workspace.deliverAll();
    }
  };
  await settle();
  await look();
  // Somebody comes back to it: where the message was deleted after it had told the end, it comes back too.
  await press("ann", buttons.length - 1, 1);
  await settle();

  slack.faults.clear();
  const over = `🟢 ${address} is connected again`;
  const isOver = ({ blocks }: SlackMessage) => seen(blocks).lines[0] === over;
  const kept = await ctx.store.keptMessages.of({ kind: "incident", id: incidentId });
  const said = await everywhere();
  const counted = kept.filter(({ extra }) => extra !== null);
  // Where the answer to the second was lost too, nobody knows of either.
  const mayBeOld = counted.reduce((sum, { messageRef }) => sum + (messageRef === null ? 2 : 1), 0);
  const old = said.filter((message) => !isOver(message));
  expect(old.length).toBeLessThanOrEqual(mayBeOld);
  for (const { blocks } of old) expect(seen(blocks).lines.at(-1)).toMatch(/^Updated .*\/incidents\/[\w-]+$/);
  expect(said.length).toBeLessThanOrEqual(kept.length + counted.length);
  // One that only ever told the end had no button: where a person deleted it, there is nothing that anybody could come back to.
  const isGone = wasDeleted && buttons.length === 0;
  const isLost = counted.some((alert) => alert.channel === channel && alert.messageRef === null);
  if (!isGone && !isLost) expect((await mine()).filter(isOver).length).toBeGreaterThan(0);
  for (const { trigger } of pressed) expect(answersTo(trigger)).toEqual(1);
  const entitled = [members.ann, members.ben];
  const served = pressed.filter(({ trigger }) => {
    const window = slack.windows.openedFor(trigger)?.callback_id;
    return window !== undefined && window !== "dialog:mailboxes";
  });
  for (const { who } of served) expect(["ann", "ben"]).toContain(who);
  const links = await prisma.reconnectLink.findMany({ where: { incidentId } });
  for (const { memberId } of links) expect(entitled).toContain(memberId);
  const taker = (await ctx.store.watches.get(incidentId))?.takenBy?.id ?? members.ben;
  expect(entitled).toContain(taker);
}
