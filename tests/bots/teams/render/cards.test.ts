import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Choice, type Dialog, SEARCH } from "../../../../src/bots/dialog.ts";
import { type Reply, reply } from "../../../../src/bots/reply.ts";
import { deedIn } from "../../../../src/bots/teams/render/action-data.ts";
import { alertCard } from "../../../../src/bots/teams/render/alert-card.ts";
import { replyCard } from "../../../../src/bots/teams/render/reply-card.ts";
import type { MessageView } from "../../../../src/core/chat/message-view.ts";
import { faultsOfCard, seenInCard } from "../../../hosts/teams/teams-cards.ts";

const ID = "7f1f4d4e-5b0a-4a51-9d4c-2f3f5a1b6c7d";
const ATTEMPT = "0b0e8f0a-1f4e-4f57-8a53-0d5b6a3f1c11";
const ABOUT = { kind: "incident", id: ID };

/** As long as Teams makes them. */
const readers = (count: number) =>
  Array.from({ length: count }, (_, index) => `29:1${`${index}`.padStart(90, "x")}`);

const view = (more: Partial<MessageView> = {}): MessageView => ({
  about: ABOUT,
  stage: "open",
  title: "sales@acme.test cannot send",
  text: "Google no longer accepts the sign-in.",
  facts: [{ label: "Owner", value: "Ben" }],
  steps: ["Open https://myaccount.google.com/apppasswords.", "Make a new one."],
  why: null,
  actions: [
    { kind: "press", label: "Reconnect", press: "reconnect", page: null },
    { kind: "open", label: "Open", url: "https://unpause.test/incidents/1" },
  ],
  ...more,
});

const dialog = (more: Partial<Dialog> = {}): Dialog => ({
  dialog: "hand-over",
  about: ABOUT,
  title: "Hand it to someone",
  content: reply("They are told."),
  fields: [],
  submit: "Hand over",
  portion: null,
  elsewhere: reply("Choose one."),
  ...more,
});

const card = (more: Partial<MessageView> = {}, refreshFor: string[] = []) =>
  alertCard(view(more), { attempt: ATTEMPT, refreshFor });

/** The deed of each button, as it comes back; the address of a link. */
const deeds = (of: unknown) =>
  seenInCard(of).buttons.map(({ title, url, does }) => [title, url ?? deedIn(does)]);

describe("the card of a message", () => {
  it("carries the press, its subject and the attempt in each button", () => {
    const deed = { kind: "press", about: ABOUT, press: "reconnect", value: "", portion: null };
    expect(deeds(card())).toEqual([
      ["Reconnect", { deed, attempt: ATTEMPT }],
      ["Open", "https://unpause.test/incidents/1"],
    ]);
  });

  it("is refreshed for those it names, at most 60, with its subject and the attempt", () => {
    const { refresh } = card({}, readers(70));
    expect(refresh?.userIds).toEqual(readers(60));
    expect(deedIn(refresh?.action)).toEqual({ deed: { kind: "refresh", about: ABOUT }, attempt: ATTEMPT });
  });

  it("says in one line of text what it is about, for clients that show no cards", () => {
    expect(card({ title: "[x](https://evil.test) *down* <b>" }).fallbackText).toBe(
      "\\[x\\](https:\\//evil.test) \\*down\\* \\<b\\>. Google no longer accepts the sign-in.",
    );
  });

  it("leads to the live state where it can no longer be edited", () => {
    const lines = seenInCard(card({ updated: { at: "14:02", url: "https://unpause.test/i/1" } })).lines;
    expect(lines.at(-1)).toBe("Updated 14:02. Live state");
  });
});

describe("the card of an answer", () => {
  it("has the fields of a dialog as inputs, and sends them with its subject", () => {
    const choices: Choice[] = [
      { label: "Ann", value: ID },
      { label: "Cy", value: ATTEMPT },
    ];
    const fields = [{ kind: "choice", name: "member", label: "Who takes it", choices, chosen: ID } as const];
    const answer = replyCard(dialog({ fields, mailboxId: "m1" }));
    const [sends] = seenInCard(answer).buttons;
    const sent = { ...sends?.does, data: { ...sends?.does?.data, field_member: ATTEMPT } };
    expect(deedIn(sent)).toEqual({
      deed: {
        kind: "submit",
        about: ABOUT,
        dialog: "hand-over",
        mailboxId: "m1",
        filled: { member: ATTEMPT },
      },
      attempt: null,
    });
  });

  it("turns the pages of a list, and searches in it", () => {
    const answer = replyCard(
      dialog({ dialog: "mailboxes", submit: "Search", portion: { page: 2, last: 3, search: "a" } }),
    );
    const turned = (page: number) => ({
      deed: { kind: "press", about: ABOUT, press: "mailboxes", value: "", portion: { page, search: "a" } },
      attempt: null,
    });
    expect(deeds(answer).slice(1)).toEqual([
      ["Back (1 of 3)", turned(1)],
      ["More (3 of 3)", turned(3)],
    ]);
    const sent = { ...seenInCard(answer).buttons[0]?.does };
    const filled = { ...sent, data: { ...sent.data, [`field_${SEARCH}`]: "sales" } };
    expect(deedIn(filled)?.deed).toMatchObject({ dialog: "mailboxes", filled: { [SEARCH]: "sales" } });
  });

  it("asks for no password: such a dialog is said in its other way", () => {
    const way = reply("Open the page.", {
      actions: [{ kind: "open", label: "Enter the password", url: "https://unpause.test/reconnect/x" }],
      numbers: { sessionId: ID, choices: [12, 34, 56] },
    });
    const secret = { kind: "text", name: "secret", label: "New password", value: "", secret: true } as const;
    const answer = replyCard(dialog({ fields: [secret], content: way, elsewhere: way }));
    expect(JSON.stringify(answer)).not.toContain("Input.");
    expect(deeds(answer)[1]).toEqual([
      "12",
      {
        deed: {
          kind: "press",
          about: { kind: "vouched-session", id: ID },
          press: "number",
          value: "12",
          portion: null,
        },
        attempt: null,
      },
    ]);
  });

  it("says a command for the person who presses it", () => {
    const said = reply("Choose.", { actions: [{ kind: "command", label: "Status", command: "status" }] });
    expect(deeds(replyCard(said))).toEqual([
      ["Status", { deed: { kind: "command", words: "status" }, attempt: null }],
    ]);
  });
});

describe("cards of any words", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.constantFrom(
      '"\\'.repeat(20_000),
      "𝕏é👩‍👩‍👧 ".repeat(4_000),
      "x\n".repeat(9_000),
      "{{DATE(2017-02-14T06:00:00Z)}}",
      "",
    ),
  );
  const messageAction = fc.oneof(
    fc.record({ kind: fc.constant("open" as const), label: words, url: fc.webUrl({ size: "small" }) }),
    fc.record({
      kind: fc.constant("press" as const),
      label: words,
      press: fc.constant("hand-over"),
      value: fc.uuid(),
      page: fc.constant(null),
    }),
  );
  const action = fc.oneof(
    messageAction,
    fc.record({ kind: fc.constant("command" as const), label: words, command: words }),
  );
  const listOf = <T>(each: fc.Arbitrary<T>, most: number) =>
    fc.oneof(fc.array(each, { maxLength: 3 }), fc.array(each, { minLength: most, maxLength: most }));
  const aReply: fc.Arbitrary<Reply> = fc.record({
    text: words,
    items: listOf(fc.record({ title: words, text: words }), 40),
    quote: fc.option(words),
    about: fc.constant(ABOUT),
    actions: listOf(action, 30),
    numbers: fc.option(fc.constant({ sessionId: ID, choices: [10, 20, 30] })),
  });

  it("are cards that Teams takes: messages", () => {
    const any = fc.record({
      stage: fc.constantFrom("open" as const, "busy" as const, "over" as const),
      title: words,
      text: words,
      facts: listOf(fc.record({ label: words, value: words }), 40),
      steps: fc.array(words, { maxLength: 3 }),
      actions: listOf(messageAction, 30),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(0, 60), (more, count) => {
        expect(faultsOfCard(card(more, readers(count)))).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it("are cards that Teams takes: answers and dialogs", () => {
    const choices = listOf(fc.record({ label: words, value: fc.uuid() }), 100);
    const any = fc.record({
      title: words,
      content: aReply,
      choices: fc.option(choices),
      portion: fc.option(fc.constant({ page: 2, last: 3, search: "x".repeat(254) })),
    });
    fc.assert(
      fc.property(any, ({ title, content, choices, portion }) => {
        const fields =
          choices === null || choices.length === 0
            ? []
            : [{ kind: "choice" as const, name: "member", label: title, choices, chosen: null }];
        expect(faultsOfCard(replyCard(content))).toEqual([]);
        expect(faultsOfCard(replyCard(dialog({ title, content, portion, fields })))).toEqual([]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it("keep what they say where a provider says 30 KB", () => {
    const quote = `${"5.7.139 Authentication unsuccessful. ".repeat(900)}the end`;
    const said = seenInCard(replyCard(reply("Google says:", { quote }))).lines;
    expect(said[1]).toMatch(/^5\.7\.139 Authentication unsuccessful\..*…$/);
    expect(said[1]?.length).toBe(1000);
  });
});

describe("the data of an action", () => {
  it("is not believed: whatever a client sends is read, or is no button of ours", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("press", "submit", "command", "refresh", "x"),
        fc.anything(),
        (verb, data) => {
          const read = deedIn({ verb, data });
          expect(verb === "x" ? read : read?.deed.kind).toBe(verb === "x" ? null : verb);
        },
      ),
    );
    for (const action of [undefined, null, 3, "press", [], { verb: 3 }, { data: { press: "x" } }])
      expect(deedIn(action)).toBeNull();
  });

  it.each([
    ["an id with a space in it", { kind: "incident", id: "a b" }],
    ["a kind that is no word of ours", { kind: "Incident!", id: ID }],
    ["an id of any length", { kind: "incident", id: "x".repeat(300) }],
    ["no id", { kind: "__proto__" }],
    ["words", "incident"],
  ])("is about nothing where its subject is none: %s", (_, about) => {
    expect(deedIn({ verb: "press", data: { press: "take", about } })?.deed).toMatchObject({ about: null });
  });
});
