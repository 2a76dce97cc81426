import type { Action, MessageView } from "../../chat/message-view.ts";
import { causeFacts } from "../../diagnosis/cause.ts";
import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import type { Receipt } from "../../receipt/receipt.ts";
import { plural, sayDuration, sayFirst, sayList, sayNumber, sayTime } from "../../words/say.ts";
import { aboutIncident } from "../alert-store.ts";
import type { AlertSubject } from "../alert-subject.ts";
import { endedInboxView } from "./ended-inbox-view.ts";
import { leftFacts, leftView, mailboxFacts, nameOf, removedView, total } from "./mailbox-facts.ts";
import { receiptFacts } from "./receipt-facts.ts";
import { waitingWords } from "./waiting-words.ts";

/** The message about an incident in its present state: found, being reconnected, or over. */
export function alertView(subject: AlertSubject): MessageView {
  const { standing, mailboxes, left, removed } = subject;
  if (standing.waiting > 0) {
    return mailboxes.some(({ disconnectionId }) => disconnectionId === null)
      ? heldView(subject)
      : openView(subject);
  }
  if (standing.reconnecting > 0) return busyView(subject);
  if (standing.connected > 0) return endedView(subject);
  if (left.total > 0) return leftView(subject);
  return removed.total > 0 ? removedView(subject) : releasedView(subject);
}

function openView(subject: AlertSubject): MessageView {
  const { incident, diagnosis, standing, mailboxes, publicUrl, timeZone } = subject;
  const { title, meaning } = causeFacts[incident.cause];
  const failed = mailboxes.flatMap((one) => (one.kind === "waiting" && one.lastTryFailed) || [])[0];
  const sentences = [
    ...(failed ? [`The last try to reconnect did not succeed: ${failed}`] : []),
    meaning,
    CERTAINTY[diagnosis.confidence],
    waitingWords(subject).open,
  ];
  return {
    about: aboutIncident(incident.id),
    stage: "open",
    title: `${nameOf(subject, standing.waiting)} ${plural(standing.waiting, "is", "are")} disconnected: ${lowered(title)}`,
    text: sentences.join(" "),
    facts: [
      ...mailboxFacts(subject),
      { label: "Who can fix it", value: fixers(subject) },
      { label: "Since", value: sayTime(incident.openedAt, timeZone) },
      ...heldUpFacts(subject),
      ...watchFacts(subject),
    ],
    steps: diagnosis.advice.slice(0, 3),
    why: whyOf(diagnosis),
    actions: [
      // A password of the owner's would change nothing: Reconnect is under More.
      ...(diagnosis.fixer === "admin" ? [checkOf(subject), forAdminOf(subject)] : [reconnectOf(subject)]),
      ...(subject.watch?.takenBy ? [] : [TAKE]),
      SNOOZE,
      ...(diagnosis.fixer === "admin" ? [] : wordsOf(subject)),
      {
        kind: "press",
        label: "More…",
        press: "more",
        page: `${publicUrl}/incidents/${incident.id}`,
      },
    ],
  };
}

/** Nothing is wrong with the mailboxes: it is the set-up of this installation that their provider refuses. */
function heldView(subject: AlertSubject): MessageView {
  const { incident, diagnosis, standing, timeZone } = subject;
  const { title, meaning } = causeFacts[incident.cause];
  return {
    about: aboutIncident(incident.id),
    stage: "open",
    title: `${title}: ${nameOf(subject, standing.waiting)} ${plural(standing.waiting, "waits", "wait")}`,
    text: `${meaning} Nothing is lost: every lead waits where it is, and nobody has to reconnect a mailbox.`,
    facts: [
      ...mailboxFacts(subject),
      { label: "Who can fix it", value: fixers(subject) },
      { label: "Since", value: sayTime(incident.openedAt, timeZone) },
      ...watchFacts(subject),
    ],
    steps: diagnosis.advice.slice(0, 3),
    why: whyOf(diagnosis),
    actions: [
      checkOf(subject),
      ...(subject.watch?.takenBy ? [] : [TAKE]),
      SNOOZE,
      ...(total(subject) > 1 ? [listOf(subject)] : []),
      ...wordsOf(subject),
    ],
  };
}

function releasedView({ incident, now }: AlertSubject): MessageView {
  const lasted = sayDuration((incident.endedAt ?? now).getTime() - incident.openedAt.getTime());
  return {
    about: aboutIncident(incident.id),
    stage: "over",
    title: "The set-up of Unpause is accepted again",
    text: `After ${lasted} the mailboxes that waited go on exactly where they were. Nothing had to be reconnected.`,
    facts: [],
    steps: [],
    why: null,
    actions: [],
  };
}

const TAKE = { kind: "press", label: "I'm on it", press: "take", page: null } as const;
const SNOOZE = { kind: "press", label: "Snooze", press: "snooze", page: null } as const;
const WHY = { kind: "press", label: "Why?", press: "why", page: null } as const;

/** The provider's own words are one press away: within the text for the admin, where there is one. */
function wordsOf(subject: AlertSubject): Action[] {
  const { diagnosis } = subject;
  if (diagnosis.fixer === "admin") return [forAdminOf(subject)];
  return whyOf(diagnosis) === null ? [] : [WHY];
}

const reconnectOf = ({ incident, publicUrl }: AlertSubject) =>
  ({
    kind: "press",
    label: "Reconnect",
    press: "reconnect",
    page: `${publicUrl}/reconnect/incident/${incident.id}`,
  }) as const;

const checkOf = ({ incident, publicUrl }: AlertSubject) =>
  ({
    kind: "press",
    label: "Check now",
    press: "check",
    page: `${publicUrl}/incidents/${incident.id}`,
  }) as const;

const forAdminOf = ({ incident, publicUrl }: AlertSubject) =>
  ({
    kind: "press",
    label: "Text for your admin",
    press: "for-admin",
    page: `${publicUrl}/incidents/${incident.id}#for-admin`,
  }) as const;

const listOf = ({ incident, publicUrl }: AlertSubject) =>
  ({
    kind: "press",
    label: "All its mailboxes",
    press: "mailboxes",
    page: `${publicUrl}/incidents/${incident.id}`,
  }) as const;

/** The member who is on it, and the time until which nobody is reminded. */
export function watchFacts({
  watch,
  now,
  timeZone,
}: Pick<AlertSubject, "watch" | "now" | "timeZone">): MessageView["facts"] {
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

function fixers(subject: AlertSubject): string {
  const { diagnosis, entitled } = subject;
  const isShared = total(subject) > 1;
  const names = sayList(theirs(entitled).map(isShared ? nameAlone : named));
  switch (diagnosis.fixer) {
    case "owner":
      return subject.inboxes.operators
        ? `Whoever runs this Unpause, in whose settings it is; else ${names}`
        : names;
    case "admin":
      return `An admin of your mail system; ${isShared ? "the mailboxes go on by themselves" : "the mailbox goes on by itself"} once that is done`;
    case "operator":
      return `Whoever runs this Unpause; the ${isShared ? "mailboxes themselves are" : "mailbox itself is"} fine`;
    case "nobody":
      return "Nobody has to: it ends by itself";
  }
}

const nameAlone = ({ name }: AlertSubject["entitled"][number]) => name;
/** The owners and backups. If they all disclaim it, everyone else entitled. */
function theirs(entitled: AlertSubject["entitled"]): AlertSubject["entitled"] {
  const own = entitled.filter(({ as, disclaims }) => as !== "admin" && !disclaims);
  return own.length > 0 ? own : entitled.filter(({ disclaims }) => !disclaims);
}

const named = ({ name, as }: AlertSubject["entitled"][number]) => (as === "owner" ? `${name} (owner)` : name);

function heldUpFacts({ incident, heldUp, inboxes, now, timeZone }: AlertSubject): MessageView["facts"] {
  if (inboxes.are === "all") return [];
  const names = (state: "paused" | "running") =>
    heldUp.filter((campaign) => campaign.state === state && !campaign.pausedByMember).map(({ name }) => name);
  const leads = heldUp.reduce((sum, { leadsWaiting }) => sum + leadsWaiting, 0);
  const dueTimes = heldUp.flatMap(({ firstDueAt }) => firstDueAt?.getTime() ?? []);
  // A send that was due before did not wait for this.
  const due =
    dueTimes.length > 0 ? new Date(Math.max(Math.min(...dueTimes), incident.openedAt.getTime())) : null;
  const partly = names("running");
  return [
    { label: "Paused", value: sayList(names("paused")) || "No campaign" },
    ...(partly.length > 0 ? [{ label: "Goes on through other mailboxes", value: sayList(partly) }] : []),
    { label: "Leads waiting", value: sayNumber(leads) },
    ...(due
      ? [{ label: due <= now ? "Sends wait since" : "Next send due", value: sayTime(due, timeZone) }]
      : []),
  ];
}

function whyOf({ evidence, confidence }: Diagnosis): MessageView["why"] {
  const [first] = evidence;
  if (first === undefined || first.line === "") return null;
  const codes = first.codes.length > 0 ? ` (${first.codes.join(", ")})` : "";
  return { summary: `Why? The provider's own words${codes}, ${confidence}`, quote: first.line };
}

function busyView(subject: AlertSubject): MessageView {
  const { reconnecting } = subject.standing;
  const first = subject.mailboxes.find((mailbox) => mailbox.kind === "reconnecting");
  return {
    about: aboutIncident(subject.incident.id),
    stage: "busy",
    title: `${nameOf(subject, reconnecting)} ${plural(reconnecting, "is", "are")} being reconnected`,
    text: `${first?.by ? `${first.by} gave a credential that works.` : "What is stored works again."} ${first?.state === "settling" ? SETTLING : waitingWords(subject).busy}`,
    facts: [...mailboxFacts(subject), ...heldUpFacts(subject)],
    steps: [],
    why: null,
    actions: total(subject) > 1 ? [listOf(subject)] : [],
  };
}

const SETTLING = "Sends cut off by the break are looked up, so that nobody gets a message twice.";

function endedView(subject: AlertSubject): MessageView {
  const { incident, mailboxes, standing, timeZone, now, publicUrl } = subject;
  const [only] = standing.connected === 1 ? mailboxes : [];
  const receipt = only?.kind === "connected" ? only.receipt : null;
  const lasted = sayDuration((incident.endedAt ?? now).getTime() - incident.openedAt.getTime());
  if (subject.inboxes.are === "all")
    return endedInboxView(subject, `${howItEnded(subject)} after ${lasted}.`);
  return {
    about: aboutIncident(incident.id),
    stage: "over",
    title: `${nameOf(subject, standing.connected)} ${plural(standing.connected, "is", "are")} connected again`,
    text: `${howItEnded(subject)} after ${lasted}. ${receipt ? goesOn(receipt) : `${only ? "Its" : "Their"} leads go on exactly where they were.`}`,
    facts: receipt
      ? receiptFacts(receipt, timeZone)
      : [
          {
            label: "Came back last",
            value: sayFirst(
              mailboxes.map(({ address }) => address),
              standing.connected,
            ),
          },
          ...leftFacts(subject),
        ],
    steps: [],
    why: null,
    actions: [
      only
        ? { kind: "open", label: "Receipt", url: `${publicUrl}/receipts/${only.disconnectionId}` }
        : { ...listOf(subject), label: "All receipts" },
    ],
  };
}

function howItEnded({ standing, reconnectedBy: { names, alone } }: AlertSubject): string {
  if (names.length === 0) return `Connected again by ${plural(standing.connected, "itself", "themselves")}`;
  const others = alone > 0 ? `, ${sayNumber(alone)} came back by themselves,` : "";
  return `Reconnected by ${sayList(names)}${others}`;
}

function goesOn({ campaigns }: Receipt): string {
  const resumed = campaigns.flatMap(({ name, resumed }) => (resumed ? [name] : []));
  if (resumed.length === 0) return "Its leads go on exactly where they were.";
  return `${sayList(resumed)} ${plural(resumed.length, "goes", "go")} on exactly where ${plural(resumed.length, "it was", "they were")}.`;
}

const lowered = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);
