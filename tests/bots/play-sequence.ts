import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { nudge } from "../../src/core/alert/nudge.ts";
import { disclaimMailboxes } from "../../src/core/incident/disclaim-mailboxes.ts";
import { endIncident, loseMailbox } from "./a-lost-mailbox.ts";
import type { ChatWorkspace, InChat } from "./chat-workspace.ts";
import type { Answer, Button, Call, Fault, Message } from "./driver.ts";

const NAMES = ["ann", "ben", "cy", "eve"] as const;
type Name = (typeof NAMES)[number];

export type Step =
  | { kind: "press"; who: Name; nth: number; times: number }
  | { kind: "deliver" }
  | { kind: "pass"; minutes: number }
  | { kind: "fault"; nth: number; call: Call; fault: Fault }
  | { kind: "delete"; nth: number }
  | { kind: "restart" }
  /** A worker takes what is to be said, and dies. */
  | { kind: "die" }
  /** One person asks another, hands it over to them, or says that it is not theirs. */
  | { kind: "ask"; handsOver: boolean }
  | { kind: "disclaim" }
  /** The present message in one chat can never be edited again. */
  | { kind: "fix"; nth: number }
  /** From now on nobody may read what stands in the chats. */
  | { kind: "hide" }
  | { kind: "end" };

const fault = fc.constantFrom<Fault>(
  { kind: "busy", seconds: 1 },
  { kind: "breaks" },
  { kind: "garbles" },
  { kind: "cuts" },
  { kind: "loses-answer" },
  { kind: "stumbles" },
);
const call = fc.constantFrom<Call>("post", "edit", "look", "find-person");
const nth = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("press"),
      who: fc.constantFrom(...NAMES),
      nth,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ kind: "deliver" }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("fault"), nth, call, fault }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("pass"), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom("delete", "fix"), nth }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { kind: "die" },
      { kind: "end" },
      { kind: "restart" },
      { kind: "ask", handsOver: false },
      { kind: "ask", handsOver: true },
      { kind: "disclaim" },
      { kind: "hide" },
    ),
  },
) as fc.Arbitrary<Step>;

export const someSteps = fc.array(step, { minLength: 4, maxLength: 16 });

type Press = { who: Name; answer: Answer };
/** A button that somebody once saw: old screens keep them. */
type SeenButton = { button: Button; message: Message; place: InChat };

/** @throws where a message does not tell the truth in the end, or something was done twice, or for who may not */
export async function playSequence(
  workspace: ChatWorkspace,
  mailboxId: string,
  steps: Step[],
): Promise<void> {
  const { ctx, clock, places, members, workspaceId } = workspace;
  const { incidentId } = await loseMailbox(workspace, mailboxId);
  const address = (await ctx.store.mailboxes.get(mailboxId))?.address ?? "";
  const mine = async ({ messages }: InChat) =>
    (await messages()).filter(({ lines }) => lines[0]?.includes(`${address} `));
  const pressed: Press[] = [];
  const buttons: SeenButton[] = [];
  const wasDeleted = new Set<InChat>();
  let isHidden = false;

  const placeAt = (nth: number) => places[nth % places.length] as InChat;
  const hide = () => {
    isHidden = true;
    for (const { chat } of places) chat.plan("search", { kind: "forbidden" }, 1000);
  };
  const mend = () => {
    for (const { chat } of places) chat.mend();
  };
  const look = async () => {
    for (const place of places) {
      for (const message of await mine(place)) {
        for (const button of message.buttons) if (button.deed) buttons.push({ button, message, place });
      }
    }
  };
  const pass = (minutes: number) => {
    clock.time = new Date(clock.time.getTime() + minutes * 60_000);
  };
  const press = async (who: Name, seen: SeenButton | undefined, times: number) => {
    if (seen === undefined) return;
    const { button, message, place } = seen;
    const answer = await place.people.press(who, button, message, { id: randomUUID(), times });
    pressed.push({ who, answer });
    expect(answer.statuses).toEqual(Array(times).fill(200));
    await expect.poll(answer.count, { interval: 5 }).toBeGreaterThan(0);
  };

  const take: { [Kind in Step["kind"]]: (step: Extract<Step, { kind: Kind }>) => Promise<void> | void } = {
    press: ({ who, nth, times }) => press(who, buttons[nth % buttons.length], times),
    async deliver() {
      await workspace.deliverAll();
      await look();
    },
    async pass({ minutes }) {
      pass(minutes);
      await nudge(ctx, incidentId);
    },
    fault: ({ nth, call, fault }) => placeAt(nth).chat.plan(call, fault),
    async delete({ nth }) {
      const place = placeAt(nth);
      const [message] = await mine(place);
      if (message === undefined) return;
      await place.chat.remove(message);
      wasDeleted.add(place);
    },
    restart: () => workspace.restart(),
    async die() {
      for (const id of await ctx.store.outbox.due(clock.time, 100)) {
        await ctx.store.outbox.claim(id, clock.time, new Date(clock.time.getTime() + 60_000));
      }
    },
    async ask({ handsOver }) {
      const message = { kind: "ask-fixer", incidentId, handsOver } as const;
      const who = { askerId: members.cy, memberId: handsOver ? members.ann : members.ben };
      await ctx.store.outbox.add(workspaceId, randomUUID(), { ...message, ...who }, clock.time);
    },
    disclaim: async () =>
      void (await disclaimMailboxes(ctx, { workspaceId, incidentId, memberId: members.ben })),
    async fix({ nth }) {
      const place = placeAt(nth);
      place.chat.fix([...(await mine(place)), ...(await inPerson(place, address))]);
    },
    hide,
    end: async () => void (await endIncident(workspace, incidentId)),
  };
  for (const step of steps) await take[step.kind](step as never);

  mend();
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
  // People look into their own conversations too. Where a chat cannot be searched, only that shows what was posted unnoticed.
  for (const place of places) await inPerson(place, address);
  // Somebody comes back to it: where the message was deleted after it had told the end, it comes back too.
  for (const place of places)
    await press(
      "ann",
      buttons.findLast((seen) => seen.place === place),
      1,
    );
  await settle();
  mend();

  for (const place of places) {
    const hadButton = buttons.some((seen) => seen.place === place);
    // One that only ever told the end had no button: where a person deleted it, there is nothing that anybody could come back to.
    const isGone = wasDeleted.has(place) && !hadButton;
    await expectTruth(workspace, { place, incidentId, address, isGone });
  }
  await expectRights(workspace, incidentId, pressed);
}

/** The messages about it in people's own conversations. */
const inPerson = async ({ chat }: InChat, address: string) =>
  (await Promise.all(["ann", "ben", "cy"].map(chat.direct)))
    .flat()
    .filter(({ lines: [title = ""] }) => title.includes(`${address} `) && /^(🔴|🟡|🟢)/u.test(title));

type Looked = { place: InChat; incidentId: string; address: string; isGone: boolean };

/** One message tells the end in each place. A message that may show an old state is counted, and leads to the live one. */
async function expectTruth(
  { ctx }: ChatWorkspace,
  { place, incidentId, address, isGone }: Looked,
): Promise<void> {
  const { chat, channel, messages } = place;
  const over = `🟢 ${address} is connected again`;
  const isOver = ({ lines }: Message) => lines[0] === over;
  const all = await ctx.store.keptMessages.of({ kind: "incident", id: incidentId });
  const kept = all.filter(({ platform }) => platform === chat.platform);
  const inChannel = (await messages()).filter(({ lines }) => lines[0]?.includes(`${address} `));
  const said = [...inChannel, ...(await inPerson(place, address))];
  const counted = kept.filter(({ extra }) => extra !== null);
  // Where the answer to the second was lost too, nobody knows of either.
  const mayBeOld = counted.reduce((sum, { messageRef }) => sum + (messageRef === null ? 2 : 1), 0);
  const old = said.filter((message) => !isOver(message));
  expect(old.length).toBeLessThanOrEqual(mayBeOld);
  for (const { lines } of old) expect(lines.at(-1)).toMatch(/^Updated .*\/incidents\/[\w-]+$/);
  expect(said.length).toBeLessThanOrEqual(kept.length + counted.length);
  // There is never a third: the second was lost too, or can never be edited either.
  const isLost = counted.some(
    (message) =>
      message.channel === channel && (message.messageRef === null || message.editRefusedAt !== null),
  );
  if (!isGone && !isLost) expect(inChannel.filter(isOver).length).toBeGreaterThan(0);
}

/** Every press was answered once, and only members who may act were served. */
async function expectRights(
  { ctx, prisma, members }: ChatWorkspace,
  incidentId: string,
  pressed: Press[],
): Promise<void> {
  for (const { answer } of pressed) expect(answer.count()).toEqual(1);
  for (const { who, answer } of pressed) {
    // A slow chat shows a refusal in a window too: who is served is led on to the reconnect.
    const { buttons } = await answer.told();
    if (buttons.some(({ url }) => /\/reconnect\/(?!incident)/.test(url ?? "")))
      expect(["ann", "ben"]).toContain(who);
  }
  const entitled = [members.ann, members.ben];
  const links = await prisma.reconnectLink.findMany({ where: { incidentId } });
  for (const { memberId } of links) expect(entitled).toContain(memberId);
  const taker = (await ctx.store.watches.get(incidentId))?.takenBy?.id ?? members.ben;
  expect(entitled).toContain(taker);
}
