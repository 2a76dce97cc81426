import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Dialog, SEARCH } from "../../../../src/bots/dialog.ts";
import { type Reply, reply } from "../../../../src/bots/reply.ts";
import { deedIn } from "../../../../src/bots/teams/render/action-data.ts";
import type { AdaptiveCard } from "../../../../src/bots/teams/render/adaptive-card.ts";
import { alertCard } from "../../../../src/bots/teams/render/alert-card.ts";
import { replyCard } from "../../../../src/bots/teams/render/reply-card.ts";
import type { MessageView } from "../../../../src/core/chat/message-view.ts";
import { openBrowser } from "../../../hosts/browser.ts";
import { seenInCard } from "../../../hosts/teams/teams-cards.ts";
import { openTeamsClient, type TeamsClient, type Theme } from "../../../hosts/teams/teams-look.ts";
import { describeWith } from "../../../setup/needs.ts";

const ABOUT = { kind: "incident", id: "7f1f4d4e-5b0a-4a51-9d4c-2f3f5a1b6c7d" };
const OTHER = "0b0e8f0a-1f4e-4f57-8a53-0d5b6a3f1c11";

const ALERT: MessageView = {
  about: ABOUT,
  stage: "open",
  title: "sales_team_@acme.test cannot send",
  text: "Google no longer accepts the app password. The campaign Spring is paused; nothing is lost, and it goes on where it stopped.",
  facts: [
    { label: "Owner", value: "Ben Brown" },
    { label: "Paused", value: "Spring (3 leads), Autumn (120 leads)" },
    { label: "Since", value: "Monday, 30 November, 14:02" },
  ],
  steps: [
    "Open https://myaccount.google.com/apppasswords.",
    "Make a new app password for Unpause.",
    "Press Reconnect and enter it on the page.",
  ],
  why: null,
  actions: [
    { kind: "press", label: "Reconnect", press: "reconnect", page: null },
    { kind: "press", label: "I'm on it", press: "take", page: null },
    { kind: "press", label: "Why?", press: "why", page: null },
    { kind: "press", label: "Snooze", press: "snooze", page: null },
    { kind: "press", label: "More…", press: "more", page: null },
    { kind: "open", label: "Open", url: "https://unpause.test/incidents/1" },
  ],
};

const QUOTE =
  "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8 https://support.google.com/mail/?p=BadCredentials";

const WAY: Reply = reply(
  "Open the page to reconnect sales@acme.test. Only you can use this link. It works once and expires at 14:02.",
  {
    actions: [{ kind: "open", label: "Enter the app password", url: "https://unpause.test/reconnect/x" }],
    numbers: { sessionId: OTHER, choices: [12, 47, 83] },
  },
);

const HAND_OVER: Dialog = {
  dialog: "hand-over",
  about: ABOUT,
  title: "Hand it to someone",
  content: reply("They are told in a message of their own, and everybody sees that they are on it."),
  fields: [
    {
      kind: "choice",
      name: "member",
      label: "Who takes it",
      choices: [
        { label: "Ann <b>A</b> (admin)", value: ABOUT.id },
        { label: "Cy (backup)", value: OTHER },
      ],
      chosen: null,
    },
    { kind: "text", name: "note", label: "A note for them", value: "", optional: true },
  ],
  submit: "Hand over",
  portion: null,
  elsewhere: reply("Choose."),
};

const MAILBOXES: Dialog = {
  dialog: "mailboxes",
  about: ABOUT,
  title: "Affected mailboxes",
  content: reply("25 mailboxes are part of this.", {
    items: Array.from({ length: 10 }, (_, index) => ({
      title: `sales${index}@acme.test`,
      text: "waits for Ben Brown",
    })),
    about: ABOUT,
    actions: [{ kind: "press", label: "Reconnect", press: "reconnect", page: null }],
  }),
  fields: [],
  submit: "Search",
  portion: { page: 2, last: 3, search: "" },
  elsewhere: reply("Choose."),
};

const card = (more: Partial<MessageView> = {}) =>
  alertCard({ ...ALERT, ...more }, { attempt: OTHER, refreshFor: [] });

const CARDS: Record<string, AdaptiveCard> = {
  open: card(),
  busy: card({ stage: "busy", title: "sales_team_@acme.test: Ben is on it", steps: [] }),
  over: card({
    stage: "over",
    title: "sales_team_@acme.test is connected again",
    steps: [],
    actions: ALERT.actions.slice(-1),
    updated: { at: "14:20", url: "https://unpause.test/incidents/1" },
  }),
  why: replyCard(reply("Google says that the password is wrong:", { quote: QUOTE, about: ABOUT })),
  way: replyCard(WAY),
  "hand-over": replyCard(HAND_OVER),
  mailboxes: replyCard(MAILBOXES),
};

const MARKUP = [
  "**bold** _it_ `code` ~~gone~~",
  "[press here](https://evil.test)",
  "<b>big</b> <img src=x onerror=alert(1)> <at>Ann</at> &lt;i&gt; &#42;",
  "# head",
  "{{DATE(2017-02-14T06:08:00Z, LONG)}} {{{TIME(2017-02-14T06:08:00Z)}}",
  "https://evil.test/x",
];

describeWith("Chromium", "cards as Microsoft's renderer draws them", () => {
  let browser: Browser;
  let client: TeamsClient;
  beforeAll(async () => {
    browser = await openBrowser();
    client = await openTeamsClient(browser);
  });
  afterAll(() => browser.close());

  const pressable = (title: string) =>
    client.card
      .getByRole("button", { name: title, exact: true })
      .or(client.card.getByRole("link", { name: title, exact: true }));

  it.each(MARKUP)("show words as they were written: %s", async (words) => {
    const all = card({
      title: words,
      text: words,
      facts: [{ label: words, value: words }],
      actions: [{ kind: "press", label: words, press: "take", page: null }],
    });
    const choices = [{ label: words, value: OTHER }];
    const answer = replyCard({
      ...HAND_OVER,
      title: words,
      content: reply(words, { items: [{ title: words, text: words }], quote: words }),
      fields: [{ kind: "choice", name: "member", label: "Who", choices, chosen: null }],
    });
    for (const [shown, times] of [
      [all, 5],
      [answer, 6],
    ] as const) {
      await client.show(shown);
      const text = (await client.card.textContent()) ?? "";
      expect(text.split(words).length - 1).toBe(times);
      const links = await client.card.locator("a").allTextContents();
      expect(links).toEqual(shown === all ? ["https://myaccount.google.com/apppasswords"] : []);
      expect(await client.card.locator("b, i, em, strong, code, img, h1, li").count()).toBe(0);
    }
  });

  it.each(Object.entries(CARDS))("report each button with its deed: %s", async (_, shown) => {
    await client.show(shown);
    const { buttons } = seenInCard(shown);
    for (const { title } of buttons) {
      if (title === "Hand over") await client.card.locator("select").selectOption({ label: "Cy (backup)" });
      await pressable(title).click();
    }
    expect((await client.reported()).map(({ verb, data, url }) => url ?? deedIn({ verb, data }))).toEqual(
      buttons.map(({ title, url, does }) => {
        const read = deedIn(does);
        return title === "Hand over"
          ? { ...read, deed: { ...read?.deed, filled: { member: OTHER } } }
          : (url ?? expect.objectContaining({ attempt: read?.attempt }));
      }),
    );
  });

  it("send what was filled in, and nothing before something required is", async () => {
    await client.show(CARDS["hand-over"]);
    await pressable("Hand over").click();
    expect(await client.reported()).toEqual([]);
    await expect.poll(() => client.card.getByText("Please choose one.").isVisible()).toBe(true);
    await client.card.locator("select").selectOption({ label: "Cy (backup)" });
    await client.card.getByLabel("A note for them").fill("Please!");
    await pressable("Hand over").click();
    const [sent] = await client.reported();
    expect(deedIn(sent)?.deed).toMatchObject({
      kind: "submit",
      dialog: "hand-over",
      about: ABOUT,
      filled: { member: OTHER, note: "Please!" },
    });
  });

  it("search a list, and turn its pages without what is being typed", async () => {
    await client.show(CARDS.mailboxes);
    await client.card.getByLabel("Search by address or owner").fill("sales9");
    await pressable("More (3 of 3)").click();
    await pressable("Search").click();
    const [turned, searched] = (await client.reported()).map((each) => deedIn(each)?.deed);
    expect(turned).toMatchObject({ press: "mailboxes", portion: { page: 3, search: "" } });
    expect(searched).toMatchObject({ dialog: "mailboxes", filled: { [SEARCH]: "sales9" } });
  });

  // A phone is about 320 px wide, and so is a narrow chat beside a channel.
  it.each<[Theme, number]>([
    ["light", 420],
    ["dark", 420],
    ["high contrast", 420],
    ["light", 300],
  ])("fit in their width: %s, %i px", async (theme, width) => {
    await using narrow = await openTeamsClient(browser, { theme, width });
    for (const [name, shown] of Object.entries(CARDS)) {
      await narrow.show(shown);
      const over = await narrow.card
        .locator("*")
        .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length);
      expect([name, over]).toEqual([name, 0]);
    }
  });
});
