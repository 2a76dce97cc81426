import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventPayload } from "../../../hosts/slack/slack-payloads.ts";
import { onPglite } from "../../../setup/each-database.ts";
import { aFullSlack, BEYOND, type FullSlack } from "./a-full-slack.ts";
import { type Deed, slackDeeds, slackRequests } from "./slack-deeds.ts";

/** For whom something in Slack is. */
type For =
  /** Every member, and no guest. */
  | "members"
  /** Every member, guests among them: it shows or changes what is their own. */
  | "everybody"
  /** The mailbox's owner and backups, and admins. */
  | "fixers"
  | "admins";

/** A deed that is not here fails, and so does one that is here and is none. */
const FOR: Record<string, For> = {
  "press reconnect": "fixers",
  "press check": "fixers",
  "press why": "members",
  "press for-admin": "members",
  "press ask": "members",
  "press take": "fixers",
  "press take-over": "fixers",
  "press let-go": "fixers",
  "press snooze": "fixers",
  "press snooze-day": "fixers",
  "press more": "members",
  "press mailboxes": "members",
  "press hand-over": "fixers",
  "press give-leads": "fixers",
  "press not-mine": "fixers",
  "press new-owner": "admins",
  "press drill-take": "fixers",
  "press drill-reconnect": "fixers",
  "press never-again": "fixers",
  "press a-reply": "fixers",
  "press brake-resume": "members",
  "press brake-test": "members",
  "press brake-why": "members",
  "press go-without-folder": "fixers",
  // Following a link asks nothing of us.
  "button open": "everybody",
  "button command": "members",
  "button number": "fixers",
  "button turn": "members",
  "command help": "everybody",
  "command status": "members",
  "command mailboxes": "members",
  "command campaigns": "members",
  "command why": "members",
  "command reconnect": "fixers",
  "command drill": "fixers",
  "command sign-in": "members",
  "command pause": "members",
  "command resume": "members",
  "command settings": "admins",
  "dialog mailboxes": "members",
  "dialog hand-over": "fixers",
  "dialog give-leads": "fixers",
  "dialog new-owner": "admins",
  "dialog reconnect": "fixers",
  "dialog which-mailbox": "fixers",
  "event app_mention": "members",
  "event message": "members",
  "event app_home_opened": "everybody",
};

/** Of each kind some that change rows, so that a sum over the rows is seen to tell of it. */
const CHANGING = [
  "press take",
  "press never-again",
  "press brake-resume",
  "button command",
  "command resume",
  "command settings",
  "dialog hand-over",
  "dialog new-owner",
];

/** Every listener that is registered, and where this matrix asks it. */
const LISTENERS: Record<string, string> = {
  'action {"type":"block_actions"}': "press, button",
  "view /.*/": "dialog",
  "command /^\\/.*/": "command",
  "event app_mention": "event app_mention",
  message: "event message",
  "event app_home_opened": "event app_home_opened",
  "event app_uninstalled": "it is Slack itself that says so",
  "event tokens_revoked": "it is Slack itself that says so",
};

const STRANGER =
  "Unpause does not know you yet. Ask your admin to add the e-mail address that you have here in Slack; it has to be confirmed.";
const OUTSIDER = "This is for the people of the Slack workspace that Unpause belongs to.";
const GUEST =
  "You are a guest in this Slack workspace, so Unpause shows you your own mailboxes here, and you have none. The web app shows you the rest.";
/** Said to a member whom it is not for. */
const NOT_THEIRS =
  /not yours|Only an admin|Those who look after this mailbox decide|for those who could reconnect|Only those who could reconnect|That page has ended/;
/** Words by which anything of the full workspace would be known. */
const OURS = /ours\.test|Autumn|Winter|Acme|Ben\b|Cy\b/;

onPglite((database) => {
  let full: FullSlack;
  let deeds: Deed[];
  beforeAll(async () => {
    full = await aFullSlack(database());
    deeds = slackDeeds(full);
  }, 120_000);
  afterAll(async () => {
    await full?.[Symbol.asyncDispose]();
  });

  const person = (name: string) => {
    const found = full.everybody[name];
    if (found === undefined) throw new Error(name);
    return found;
  };

  /** Does all of it, a few at once, and says where the answer is not the one that it has to be. */
  async function wrongAnswers(
    name: string,
    which: Deed[],
    isRight: (lines: string[], deed: Deed) => boolean,
  ) {
    const wrong: string[] = [];
    const left = [...which];
    const worker = async () => {
      for (let deed = left.shift(); deed !== undefined; deed = left.shift()) {
        const lines = await deed.does(person(name));
        if (!isRight(lines, deed)) wrong.push(`${name}, ${deed.name}: ${lines.join(" / ")}`);
      }
    };
    // Answers to events are told apart by their order.
    const events = left.splice(left.findIndex(({ name }) => name.startsWith("event ")));
    await Promise.all(Array.from({ length: 6 }, worker));
    left.push(...events);
    await worker();
    return wrong;
  }
  const but = (...names: string[]) => deeds.filter(({ name }) => !names.includes(name));
  const refused = () => but("button open");

  it("knows for whom everything is that can be done in Slack", () => {
    expect([...new Set(deeds.map(({ name }) => name))].toSorted()).toEqual(Object.keys(FOR).toSorted());
    expect(full.listeners.toSorted()).toEqual(Object.keys(LISTENERS).toSorted());
    expect(new Set(full.routes.map(({ path }) => path))).toEqual(new Set(["/events"]));
  });

  it("takes nothing without Slack's signature", async () => {
    const before = await full.sum();
    const { forms, bodies } = slackRequests(full);
    const answers = await Promise.all([
      ...forms.map((form) => full.client.form(form, { secret: "a guess" })),
      ...bodies.map((body) => full.client.json(body, { secret: "a guess" })),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(await full.sum()).toEqual(before);
  });

  describe("nothing is done, and nothing told,", () => {
    const byName: [string, string][] = [
      ["eve", STRANGER],
      ["dee", STRANGER],
      ["company", OUTSIDER],
      ["beyond", STRANGER],
    ];
    it.each(byName)(
      "for who is no member here: %s",
      async (name, words) => {
        const before = await full.sum();
        const isRight = (lines: string[]) => lines.at(-1) === words && !OURS.test(lines.join());
        expect(await wrongAnswers(name, refused(), isRight)).toEqual([]);
        await deeds.find(({ name }) => name === "button open")?.does(person(name));
        expect(await full.sum()).toEqual(before);
      },
      120_000,
    );

    it("for the admin of another workspace in the same Slack", async () => {
      const before = await full.sum();
      const isRight = (lines: string[], { name }: Deed) =>
        /^(press|dialog)|number|turn/.test(name)
          ? lines.join() === STRANGER
          : !/ours\.test/.test(lines.join().replaceAll(/“[^”]*”/g, "their own words"));
      expect(await wrongAnswers("gus", refused(), isRight)).toEqual([]);
      expect(await full.sum()).toEqual(before);
    }, 120_000);

    it("for a guest, but what is their own", async () => {
      const before = await full.sum();
      const isRight = (lines: string[], { name }: Deed) =>
        FOR[name] === "everybody" || name === "command settings" || name === "button number"
          ? !/sales@ours|info@ours|Autumn|Winter/.test(lines.join()) && lines[0] !== GUEST
          : lines.join() === GUEST;
      expect(await wrongAnswers("gil", refused(), isRight)).toEqual([]);
      expect(await full.sum()).toEqual(before);
    }, 120_000);

    it("for a member, where it is its owner's or an admin's", async () => {
      const before = await full.sum();
      const notTheirs = deeds.filter(({ name }) => ["fixers", "admins"].includes(FOR[name] ?? ""));
      const isRight = (lines: string[]) => NOT_THEIRS.test(lines[0] ?? "");
      expect(await wrongAnswers("cy", notTheirs, isRight)).toEqual([]);
      // A pressed message that is out of date is brought up to date, whoever presses.
      const { alert, outbox_item, ...rest } = await full.sum();
      const { alert: _, outbox_item: __, ...restBefore } = before;
      expect(rest).toEqual(restBefore);
    }, 120_000);
  });

  it("says of an app that was removed only from where it was removed", async () => {
    const { slack, client, ctx } = full;
    const removedAt = async () =>
      (await ctx.store.chatInstallations.get({ platform: "slack", tenantId: BEYOND }))?.removedAt ?? null;
    slack.faults.plan("auth.test", { kind: "refuses", error: "token_revoked" });
    for (const type of ["app_uninstalled", "tokens_revoked"]) await client.event({ type });
    expect(await removedAt()).toEqual(null);
    const body = eventPayload(slack, { type: "app_uninstalled" }, "Ev-removed");
    await client.json({ ...body, team_id: BEYOND });
    await expect.poll(removedAt).toEqual(full.clock.time);
  });

  it("does it for whom it is", async () => {
    const BY: Record<For, string> = { members: "cy", everybody: "cy", fixers: "ben", admins: "ann" };
    const changed = new Set<string>();
    const wrong: string[] = [];
    // The last of them takes the mailbox from its owner.
    const inOrder = [
      ...but("button open", "dialog new-owner"),
      ...deeds.filter(({ name }) => name === "dialog new-owner"),
    ];
    for (const deed of inOrder) {
      const before = CHANGING.includes(deed.name) ? await full.sum() : null;
      const lines = await deed.does(person(BY[FOR[deed.name] ?? "members"]));
      const isRefused =
        NOT_THEIRS.test(lines[0] ?? "") || [STRANGER, OUTSIDER, GUEST].includes(lines.at(-1) ?? "");
      if (isRefused || lines[0]?.startsWith("Unpause no longer knows"))
        wrong.push(`${deed.name}: ${lines[0]}`);
      if (before !== null && !isDeepStrictEqual(before, await full.sum())) changed.add(deed.name);
    }
    expect(wrong).toEqual([]);
    expect(CHANGING.filter((name) => !changed.has(name))).toEqual([]);
  }, 120_000);
});
