import { sayCount } from "../../core/words/say.ts";
import { sandboxWorld } from "../../sandbox/sandbox-world.ts";
import { DEMO_CHAT } from "./chat-in-a-box.ts";
import { CampaignLine, type Evidence, MailboxLine, type Outage, ReconnectLine } from "./evidence.ts";
import { expectedSends } from "./expected-sends.ts";
import { ALERT_CHANNEL, alertsIn, isToldToItsEnd, stillWaiting } from "./promises.ts";
import { type Stage, StoryEnded } from "./stage.ts";

/** The one mailbox of its campaign, so that the campaign has to pause. */
const LOST = "hello@brightside.test";
const DOMAIN = "brightside.test";
const PAUSED = "Workshop in June";
const GOES_ON = "Spring introduction";
const FIRST_MAILS = 12;

/** Plays it, from the first mails to the last receipt. @param tell - one line for people */
export async function playStory(stage: Stage, tell: (line: string) => void): Promise<Evidence> {
  const { provider } = stage;
  const world = sandboxWorld();
  const secrets = () => provider.mailboxes().map(({ password }) => password);
  const known = new Set(secrets());
  await stage.ask("workspace set", { chat: DEMO_CHAT, channel: ALERT_CHANNEL });

  await stage.until("the first mails", () => (sentBy(stage, LOST) >= FIRST_MAILS ? true : null));
  tell(
    `Two campaigns send: ${provider.accepted().length} mails are out, to leads who answer, bounce and stay silent.`,
  );

  const password = provider.breaks.changePassword(LOST);
  known.add(password);
  tell(`The password of ${LOST} is changed, as its owner would change it.`);
  const begun = alerts(stage).length;
  const first = await outage(stage, { cause: "password_changed", fixer: "You (owner)" });
  tellOutage(stage, first, begun, tell);

  const replied = answerMeanwhile(stage, world);
  tell(`${replied.email} answers, into a mailbox that nobody can read at the moment.`);
  await meanwhile(stage);
  tell(`“${GOES_ON}” sends on through its own mailboxes.`);

  const wrong = await stage.ask("mailbox reconnect", { address: LOST }, "not-the-password");
  if (wrong.exit !== 1) throw new StoryEnded("A wrong password was taken for a right one.");
  tell("A wrong password is tried first: it changes nothing, and the link stays good.");
  await reconnect(stage, first, LOST, password, tell);

  await stage.until("mails after the resume", () =>
    sentSince(stage, LOST, first.mendedAt) >= 3 ? true : null,
  );
  tell(`“${PAUSED}” goes on where it was, paced.`);

  provider.breaks.setSmtpAuth(DOMAIN, false);
  tell(`The admin of ${DOMAIN} switches SMTP sign-in off for the whole domain.`);
  const beforeSecond = alerts(stage).length;
  const second = await outage(stage, { cause: "security_policy", fixer: "An admin of your mail system" });
  tellOutage(stage, second, beforeSecond, tell);
  await meanwhile(stage);

  provider.breaks.setSmtpAuth(DOMAIN, true);
  tell("The admin switches it on again.");
  for (let lost = firstLost(await mailboxes(stage)); lost; lost = firstLost(await mailboxes(stage))) {
    if (
      !second.mailboxes.some(
        ({ address, state }) => address === lost?.address && state.kind === "disconnected",
      )
    ) {
      second.mailboxes.push(lost);
    }
    const { address } = lost;
    const secret = provider.mailboxes().find((mailbox) => mailbox.address === address)?.password ?? "";
    await reconnect(stage, second, address, secret, tell);
  }

  const expected = expectedSends(world);
  await stage.until("the end of both campaigns", () =>
    stillWaiting(expected, { accepted: provider.accepted(), replied }).length === 0 ? true : null,
  );
  await stage.until("the end of each alert, and its receipt", () => {
    const receipts = stage.messages.filter(({ thread }) => thread !== null).length;
    const told = stage.messages.every(isToldToItsEnd) && receipts >= alerts(stage).length;
    return told ? true : null;
  });
  tell(`Every lead has what it should have: ${provider.accepted().length} mails in all.`);
  return {
    world,
    accepted: provider.accepted(),
    messages: stage.messages,
    outages: [first, second],
    replied,
    campaignsAtEnd: await campaigns(stage),
    log: stage.log(),
    secrets: [...known],
  };
}

const alerts = ({ messages }: Stage) => alertsIn(messages, ALERT_CHANNEL);
const sentBy = ({ provider }: Stage, address: string) =>
  provider.accepted().filter(({ from }) => from === address).length;
const sentSince = ({ provider }: Stage, address: string, since: string) =>
  provider.accepted().filter(({ from, at }) => from === address && at > since).length;

async function campaigns(stage: Stage): Promise<CampaignLine[]> {
  return CampaignLine.array().parse((await stage.ask("campaign list", {})).lines);
}

async function mailboxes(stage: Stage): Promise<MailboxLine[]> {
  return MailboxLine.array().parse((await stage.ask("mailbox list", {})).lines);
}

const firstLost = (all: MailboxLine[]) => all.find(({ state }) => state.kind === "disconnected");

/** Waits until the product has noticed, and until it has told the chat. */
async function outage(stage: Stage, wanted: Outage["wanted"]): Promise<Outage> {
  const told = alerts(stage).length;
  await stage.until("the pause", async () =>
    (await mailboxes(stage)).some(({ address, state }) => address === LOST && state.kind === "disconnected")
      ? true
      : null,
  );
  const noticedAt = new Date().toISOString();
  await stage.until("the alert", async () => {
    const incidents = (await mailboxes(stage)).flatMap(
      ({ disconnection }) => disconnection?.incidentId ?? [],
    );
    return alerts(stage).length - told >= new Set(incidents).size ? true : null;
  });
  return {
    wanted,
    noticedAt,
    mendedAt: noticedAt,
    mailboxes: await mailboxes(stage),
    campaigns: await campaigns(stage),
    reconnects: [],
  };
}

function tellOutage(
  stage: Stage,
  { mailboxes, campaigns }: Outage,
  told: number,
  tell: (line: string) => void,
): void {
  for (const { address, disconnection } of mailboxes) {
    if (disconnection) tell(`${address} is disconnected. Cause: ${disconnection.cause}.`);
  }
  for (const { name, state } of campaigns)
    if (state.kind === "paused") tell(`“${name}” is paused; no lead is touched.`);
  for (const { title } of alerts(stage).slice(told))
    tell(`One alert in the channel, with a Reconnect button: “${title}”`);
}

/** A lead who had one mail so far and is due for the next answers it. */
function answerMeanwhile({ provider }: Stage, world: Evidence["world"]): Evidence["replied"] {
  const accepted = provider.accepted().filter(({ from }) => from === LOST);
  const lead = world.leads.find(
    ({ email, behaviour }) =>
      behaviour.kind === "silent" && accepted.filter(({ to }) => to.includes(email)).length === 1,
  );
  const mail = accepted.find(({ to }) => lead && to.includes(lead.email));
  if (lead === undefined || mail === undefined) throw new StoryEnded("No lead had a mail to answer.");
  const at = new Date().toISOString();
  provider.deliver(
    LOST,
    [
      `From: <${lead.email}>`,
      `To: <${LOST}>`,
      "Subject: Re: a seat in June",
      `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
      `Message-ID: <demo.${Date.now()}@leads.sandbox.test>`,
      `In-Reply-To: ${mail.messageId}`,
      `References: ${mail.messageId}`,
      "",
      "Yes please, reserve it for us!",
      "",
    ].join("\r\n"),
  );
  return { email: lead.email, at };
}

/** A few mails of the campaign that goes on, so that there is something to see. */
async function meanwhile({ provider, until }: Stage): Promise<void> {
  const before = provider.accepted().length;
  await until("mails of the other campaign", () => (provider.accepted().length >= before + 5 ? true : null));
}

async function reconnect(
  stage: Stage,
  outage: Outage,
  address: string,
  password: string,
  tell: (line: string) => void,
): Promise<void> {
  const askedAt = new Date().toISOString();
  const { exit, lines, said } = await stage.ask("mailbox reconnect", { address }, password);
  const line = ReconnectLine.safeParse(lines[0]);
  if (exit !== 0 || !line.success) throw new StoryEnded(`${address} was not reconnected: ${said.join(" ")}`);
  if (outage.reconnects.length === 0) outage.mendedAt = askedAt;
  outage.reconnects.push(line.data);
  const { leads, gap, everyLeadAccountedFor } = line.data.receipt;
  tell(
    `${address} is reconnected with its password of now. New mail was read first: ${sayCount(gap.replies, "reply", "replies")}.`,
  );
  tell(
    `Receipt: ${leads.before} leads before, ${leads.after} after, ${everyLeadAccountedFor ? "every one accounted for" : "NOT all accounted for"}.`,
  );
}
