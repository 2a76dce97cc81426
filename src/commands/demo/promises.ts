import { sayCount, sayList } from "../../core/words/say.ts";
import type { ChatMessage } from "./chat-in-a-box.ts";
import type { Evidence, Outage } from "./evidence.ts";
import { type Expected, expectedSends } from "./expected-sends.ts";

/** The channel that the workspace of the demo sends its alerts to. */
export const ALERT_CHANNEL = "alerts";

/** `evidence`: what was counted, in a few words. */
export type Judged = { promise: string; held: boolean; evidence: string };

/** Holds what happened against what Unpause promises. Pure. */
export function judgePromises(evidence: Evidence): Judged[] {
  return [
    noDoubleSend(evidence),
    noLostLead(evidence),
    readBeforeWrite(evidence),
    ...evidence.outages.map(trueCause),
    ...evidence.outages.map((outage) => onlyWhatDepends(outage, evidence)),
    nothingThroughTheBroken(evidence),
    noFlood(evidence),
    receiptInThread(evidence),
    rightPerson(evidence),
    everyLeadAccountedFor(evidence),
    exactlyWhatWasPaused(evidence),
    noSecretLeaks(evidence),
  ];
}

function noDoubleSend({ accepted, world }: Evidence): Judged {
  const twice = accepted.length - new Set(accepted.map(({ messageId }) => messageId)).size;
  const tooMany = expectedSends(world).filter(({ email, to }) => mailsTo(accepted, email).length > to);
  return {
    promise: "No step was sent twice",
    held: twice === 0 && tooMany.length === 0,
    evidence: `${accepted.length} mails accepted by the provider, ${twice} with a Message-ID that came before`,
  };
}

/** The leads that still need a mail before the campaigns are finished. */
export function stillWaiting(
  expected: Expected[],
  { accepted, replied }: Pick<Evidence, "accepted" | "replied">,
): Expected[] {
  const had = new Map<string, number>();
  for (const email of accepted.flatMap(({ to }) => to)) had.set(email, (had.get(email) ?? 0) + 1);
  return expected.filter(({ email, from }) => email !== replied.email && (had.get(email) ?? 0) < from);
}

function noLostLead(evidence: Evidence): Judged {
  const missing = stillWaiting(expectedSends(evidence.world), evidence);
  return {
    promise: "No lead was lost",
    held: missing.length === 0,
    evidence: `${evidence.world.leads.length} leads; ${missing.length} without a mail that they should have`,
  };
}

function readBeforeWrite({ accepted, replied, outages }: Evidence): Judged {
  const after = mailsTo(accepted, replied.email).filter(({ at }) => at > replied.at).length;
  const read = outages[0]?.reconnects.reduce((sum, { receipt }) => sum + receipt.gap.replies, 0) ?? 0;
  return {
    promise: "Who answered while the mailbox was away got nothing more",
    held: after === 0 && read > 0,
    evidence: `${sayCount(read, "reply", "replies")} read before the first send; ${after} mails to ${replied.email} after the answer`,
  };
}

function trueCause({ wanted, mailboxes }: Outage): Judged {
  const named = mailboxes.flatMap(({ disconnection }) => disconnection?.cause ?? []);
  return {
    promise: `The true cause was named: ${wanted.cause}`,
    held: named.length > 0 && named.every((cause) => cause === wanted.cause),
    evidence: mailboxes
      .filter(({ disconnection }) => disconnection !== null)
      .map(({ address, disconnection }) => `${address}: ${disconnection?.cause}`)
      .join(", "),
  };
}

/** A campaign pauses where none of its mailboxes is left, and goes on where one is. */
function onlyWhatDepends(outage: Outage, { world, accepted }: Evidence): Judged {
  const down = downIn(outage);
  const right = outage.campaigns.every(({ name, state }) => {
    const mailboxes = world.campaigns.find((campaign) => campaign.name === name)?.mailboxes ?? [];
    const isCutOff = mailboxes.every((address) => down.includes(address));
    return isCutOff ? state.by?.kind === "disconnection" : state.kind !== "paused";
  });
  const meanwhile = between(accepted, outage).filter(({ from }) => !down.includes(from)).length;
  return {
    promise: `Only what depended on ${sayList(down)} was paused`,
    held: right && meanwhile > 0,
    evidence: `${outage.campaigns.map(({ name, state }) => `“${name}” ${state.kind}`).join(", ")}; ${meanwhile} mails went out elsewhere in that time`,
  };
}

function nothingThroughTheBroken({ outages, accepted }: Evidence): Judged {
  const through = outages.flatMap((outage) =>
    between(accepted, outage).filter(({ from }) => downIn(outage).includes(from)),
  );
  return {
    promise: "Nothing went out through a disconnected mailbox",
    held: through.length === 0,
    evidence: `${through.length} mails`,
  };
}

function noFlood({ messages, outages }: Evidence): Judged {
  const incidents = incidentsOf(outages);
  const alerts = alertsIn(messages, ALERT_CHANNEL);
  const inPerson = messages.filter(({ channel }) => channel !== ALERT_CHANNEL);
  const open = [...alerts, ...inPerson].filter((message) => !isToldToItsEnd(message));
  return {
    promise: "One message for each incident, edited in place to its end",
    held: alerts.length === incidents && inPerson.length <= incidents && open.length === 0,
    evidence: `${incidents} incidents, ${alerts.length} messages in the channel and ${inPerson.length} to the fixer alone; ${open.length} of them do not say that it works again`,
  };
}

function receiptInThread({ messages, outages }: Evidence): Judged {
  const incidents = incidentsOf(outages);
  const places = new Set(alertsIn(messages, ALERT_CHANNEL).map(({ ref }) => ref));
  const threads = messages.flatMap(({ thread }) => (thread !== null && places.has(thread) ? [thread] : []));
  return {
    promise: "The receipt is in the thread of its alert",
    held: threads.length === incidents && new Set(threads).size === incidents,
    evidence: `${threads.length} receipts in ${new Set(threads).size} threads`,
  };
}

function rightPerson({ messages, outages }: Evidence): Judged {
  const named = outages.map(({ wanted }) =>
    messages.some(({ versions }) => versions[0]?.includes(wanted.fixer)),
  );
  return {
    promise: "Each alert names who can fix it",
    held: named.every(Boolean),
    evidence: outages.map(({ wanted }) => wanted.fixer).join("; "),
  };
}

function everyLeadAccountedFor({ outages }: Evidence): Judged {
  const receipts = outages.flatMap(({ reconnects }) => reconnects.map(({ receipt }) => receipt));
  return {
    promise: "The receipt accounts for every lead",
    held:
      receipts.length >= outages.length &&
      receipts.every(({ everyLeadAccountedFor, sentTwice }) => everyLeadAccountedFor && sentTwice === 0),
    evidence: receipts.map(({ leads }) => `${leads.before} before, ${leads.after} after`).join("; "),
  };
}

function exactlyWhatWasPaused({ outages, campaignsAtEnd }: Evidence): Judged {
  const paused = outages.map(({ campaigns }) => campaigns.filter(({ state }) => state.kind === "paused"));
  const resumed = outages.map(({ reconnects }) =>
    reconnects.flatMap(({ receipt }) => receipt.campaigns.filter((campaign) => campaign.resumed)),
  );
  const names = (campaigns: { name: string }[]) =>
    campaigns
      .map(({ name }) => name)
      .sort()
      .join(", ");
  return {
    promise: "Exactly what was paused went on",
    held:
      paused.every((campaigns, index) => names(campaigns) === names(resumed[index] ?? [])) &&
      campaignsAtEnd.every(({ state }) => state.kind !== "paused"),
    evidence: resumed.map(names).join("; "),
  };
}

function noSecretLeaks({ secrets, log, messages }: Evidence): Judged {
  const told = log + messages.flatMap(({ versions }) => versions).join("\n");
  const leaked = secrets.filter((secret) => told.includes(secret)).length;
  return {
    promise: "No password is in the log or in a chat message",
    held: leaked === 0,
    evidence: `${secrets.length} passwords looked for, ${leaked} found`,
  };
}

const incidentsOf = (outages: Outage[]) =>
  new Set(
    outages.flatMap(({ mailboxes }) =>
      mailboxes.flatMap(({ disconnection }) => disconnection?.incidentId ?? []),
    ),
  ).size;

/** Alerts in a channel, without what is said in their threads, or of the channel itself. */
export const alertsIn = (messages: ChatMessage[], where: string) =>
  messages.filter(({ channel, thread, about }) => channel === where && thread === null && about !== null);
export const isToldToItsEnd = ({ thread, about, versions }: ChatMessage) =>
  thread !== null || about === null || versions.at(-1)?.includes("connected again") === true;

const mailsTo = (accepted: Evidence["accepted"], email: string) =>
  accepted.filter(({ to }) => to.includes(email));
const between = (accepted: Evidence["accepted"], { noticedAt, mendedAt }: Outage) =>
  accepted.filter(({ at }) => at > noticedAt && at < mendedAt);
const downIn = ({ mailboxes }: Outage) =>
  mailboxes.filter(({ state }) => state.kind === "disconnected").map(({ address }) => address);
