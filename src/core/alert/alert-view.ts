import { causeFacts } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { AlertSubject, MailboxPart } from "./alert-subject.ts";
import type { MessageView } from "./message-view.ts";
import { receiptFacts } from "./receipt-facts.ts";
import { sayDuration, sayList, sayTime } from "./words.ts";

/** What the message about an incident says now: found, being reconnected, or over. */
export function alertView(subject: AlertSubject): MessageView {
  const waiting = subject.mailboxes.filter((mailbox) => mailbox.kind === "waiting");
  if (waiting.length > 0) return openView(subject, waiting);
  const reconnecting = subject.mailboxes.filter((mailbox) => mailbox.kind === "reconnecting");
  if (reconnecting.length > 0) return busyView(subject, reconnecting);
  return endedView(subject);
}

function openView(subject: AlertSubject, waiting: (MailboxPart & { kind: "waiting" })[]): MessageView {
  const { incident, diagnosis, publicUrl, timeZone } = subject;
  const { title, meaning } = causeFacts[incident.cause];
  const failed = waiting.find(({ lastTryFailed }) => lastTryFailed !== null)?.lastTryFailed;
  const sentences = [
    ...(failed ? [`The last try to reconnect did not succeed: ${failed}`] : []),
    meaning,
    CERTAINTY[diagnosis.confidence],
    "Nothing is lost: every lead waits where it is.",
  ];
  return {
    incidentId: incident.id,
    tone: "trouble",
    title: `${nameOf(waiting)} ${waiting.length === 1 ? "is" : "are"} disconnected: ${lowered(title)}`,
    text: sentences.join(" "),
    facts: [
      { label: "Who can fix it", value: fixers(subject) },
      ...heldUpFacts(subject),
      { label: "Since", value: sayTime(incident.openedAt, timeZone) },
      ...watchFacts(subject),
    ],
    steps: diagnosis.advice.slice(0, 3),
    why: whyOf(diagnosis),
    actions: [
      {
        kind: "press",
        label: "Reconnect",
        press: "reconnect",
        page: `${publicUrl}/reconnect/incident/${incident.id}`,
      },
      ...(subject.watch?.takenBy
        ? []
        : [{ kind: "press", label: "I'm on it", press: "take", page: null } as const]),
      { kind: "press", label: "Snooze", press: "snooze", page: null },
    ],
  };
}

function watchFacts({ watch, now, timeZone }: AlertSubject): MessageView["facts"] {
  const { takenBy, takenAt, snoozedUntil } = watch ?? {};
  return [
    ...(takenBy && takenAt
      ? [{ label: "On it", value: `${takenBy.name}, since ${sayTime(takenAt, timeZone)}` }]
      : []),
    ...(snoozedUntil && snoozedUntil > now
      ? [{ label: "No reminders before", value: sayTime(snoozedUntil, timeZone) }]
      : []),
  ];
}

const CERTAINTY: Record<Diagnosis["confidence"], string> = {
  certain: "The provider's answer leaves no doubt about it.",
  likely: "This is what the provider's answer usually means.",
  unsure: "The provider's answer allows other reasons too.",
};

function fixers({ diagnosis, entitled }: AlertSubject): string {
  const names = sayList(entitled.filter((member) => member.as !== "admin").map(named));
  switch (diagnosis.fixer) {
    case "owner":
      return names;
    case "admin":
      return `An admin of your mail system; then ${names} can reconnect it`;
    case "operator":
      return "Whoever runs this Unpause; the mailbox itself is fine";
    case "nobody":
      return "Nobody has to: it ends by itself";
  }
}

const named = ({ name, as }: AlertSubject["entitled"][number]) => (as === "owner" ? `${name} (owner)` : name);

function heldUpFacts({ heldUp, now, timeZone }: AlertSubject): MessageView["facts"] {
  const names = (state: "paused" | "running") =>
    heldUp.filter((campaign) => campaign.state === state && !campaign.pausedByMember).map(({ name }) => name);
  const leads = heldUp.reduce((sum, { leadsWaiting }) => sum + leadsWaiting, 0);
  const due = heldUp
    .flatMap(({ firstDueAt }) => firstDueAt ?? [])
    .sort((a, b) => a.getTime() - b.getTime())[0];
  const partly = names("running");
  return [
    { label: "Paused", value: sayList(names("paused")) || "No campaign" },
    ...(partly.length > 0 ? [{ label: "Goes on through other mailboxes", value: sayList(partly) }] : []),
    { label: "Leads waiting", value: String(leads) },
    ...(due
      ? [{ label: due <= now ? "Next send missed" : "Next send due", value: sayTime(due, timeZone) }]
      : []),
  ];
}

function whyOf({ evidence, confidence }: Diagnosis): MessageView["why"] {
  const [first] = evidence;
  if (first === undefined || first.line === "") return null;
  const codes = first.codes.length > 0 ? ` (${first.codes.join(", ")})` : "";
  return { summary: `Why? The provider's own words${codes}, ${confidence}`, quote: first.line };
}

function busyView(
  subject: AlertSubject,
  reconnecting: (MailboxPart & { kind: "reconnecting" })[],
): MessageView {
  const [first] = reconnecting;
  return {
    incidentId: subject.incident.id,
    tone: "busy",
    title: `${nameOf(reconnecting)} ${reconnecting.length === 1 ? "is" : "are"} being reconnected`,
    text: `${first?.by ?? "Somebody"} gave a credential that works. ${first?.state === "settling" ? SETTLING : READING}`,
    facts: heldUpFacts(subject),
    steps: [],
    why: null,
    actions: [],
  };
}

const READING =
  "Before anything is sent, what came in meanwhile is read, so that nobody who answered is written to.";
const SETTLING =
  "What was under way when the connection broke is looked up, so that nobody gets a message twice.";

function endedView(subject: AlertSubject): MessageView {
  const { incident, mailboxes, timeZone, now, publicUrl } = subject;
  const receipts = mailboxes.flatMap((mailbox) =>
    mailbox.kind === "connected" && mailbox.receipt !== null ? [mailbox.receipt] : [],
  );
  const people = [...new Set(receipts.flatMap(({ reconnectedBy }) => reconnectedBy?.name ?? []))];
  const lasted = sayDuration((incident.endedAt ?? now).getTime() - incident.openedAt.getTime());
  const [only] = receipts.length === 1 ? receipts : [];
  return {
    incidentId: incident.id,
    tone: "good",
    title: `${nameOf(mailboxes)} ${mailboxes.length === 1 ? "is" : "are"} connected again`,
    text: `${people.length > 0 ? `Reconnected by ${sayList(people)}` : "Reconnected"} after ${lasted}. ${goesOn(receipts)}`,
    facts: only === undefined ? [] : receiptFacts(only, timeZone),
    steps: [],
    why: null,
    actions: mailboxes.slice(0, 1).map(({ disconnectionId }) => ({
      kind: "open",
      label: "Receipt",
      url: `${publicUrl}/receipts/${disconnectionId}`,
    })),
  };
}

function goesOn(receipts: { campaigns: { name: string; resumed: boolean }[] }[]): string {
  const campaigns = receipts.flatMap((receipt) => receipt.campaigns);
  const resumed = [...new Set(campaigns.flatMap(({ name, resumed }) => (resumed ? [name] : [])))];
  if (resumed.length === 0) return "Its leads go on exactly where they were.";
  return `${sayList(resumed)} ${resumed.length === 1 ? "goes" : "go"} on exactly where ${resumed.length === 1 ? "it was" : "they were"}.`;
}

const nameOf = (mailboxes: MailboxPart[]) =>
  mailboxes.length === 1 ? (mailboxes[0]?.address ?? "") : `${mailboxes.length} mailboxes`;

const lowered = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);
