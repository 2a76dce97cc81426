import type { MessageView } from "../../chat/message-view.ts";
import { sayCount, sayFirst, sayNumber } from "../../words/say.ts";
import { aboutIncident } from "../alert-store.ts";
import type { AlertSubject } from "../alert-subject.ts";

/** The number of mailboxes of the incident, in any state. */
export const total = ({ standing }: AlertSubject) =>
  standing.waiting + standing.reconnecting + standing.connected;

/** The address of a single mailbox, or the number of several. */
export const nameOf = ({ mailboxes }: AlertSubject, count: number) =>
  count === 1 ? (mailboxes[0]?.address ?? "") : sayCount(count, "mailbox", "mailboxes");

/** Facts about several mailboxes: their addresses, and how many work again. */
export function mailboxFacts(subject: AlertSubject): MessageView["facts"] {
  const { standing, mailboxes } = subject;
  if (total(subject) === 1) return leftFacts(subject);
  const { waiting, reconnecting, connected } = standing;
  const names = mailboxes.map(({ address }) => address);
  const label = connected + reconnecting > 0 ? "Still waiting" : "Mailboxes";
  return [
    ...(waiting > 1 ? [{ label, value: sayFirst(names, waiting) }] : []),
    ...(reconnecting > 0 ? [{ label: "Being reconnected", value: sayNumber(reconnecting) }] : []),
    ...(connected > 0
      ? [{ label: "Connected again", value: `${sayNumber(connected)} of ${sayNumber(total(subject))}` }]
      : []),
    ...leftFacts(subject),
  ];
}

/** Mailboxes that are down for another reason, which has a message of its own, and removed mailboxes. */
export const leftFacts = (subject: AlertSubject): MessageView["facts"] => [
  ...(subject.left.total === 0
    ? []
    : [
        {
          label: "Now down for a different reason",
          value: sayFirst(subject.left.addresses, subject.left.total),
        },
      ]),
  ...removedFacts(subject),
];

/** An incident whose mailboxes were all removed. */
export function removedView(subject: AlertSubject): MessageView {
  const { incident, removed } = subject;
  const [only = ""] = removed.addresses;
  const isOne = removed.total === 1;
  return {
    about: aboutIncident(incident.id),
    stage: "over",
    title: `${isOne ? only : sayCount(removed.total, "mailbox", "mailboxes")} ${isOne ? "was" : "were"} removed`,
    text: "Nobody has to reconnect anything here any more.",
    facts: isOne ? [] : removedFacts(subject),
    steps: [],
    why: null,
    actions: [],
  };
}

const removedFacts = ({ removed }: AlertSubject): MessageView["facts"] =>
  removed.total === 0 ? [] : [{ label: "Removed", value: sayFirst(removed.addresses, removed.total) }];

/** An incident whose mailboxes are all down for another reason by now. */
export function leftView(subject: AlertSubject): MessageView {
  const { incident, left } = subject;
  const [only = ""] = left.addresses;
  const isOne = left.total === 1;
  return {
    about: aboutIncident(incident.id),
    stage: "over",
    title: `${isOne ? only : sayCount(left.total, "mailbox", "mailboxes")} ${isOne ? "is" : "are"} lost for another reason by now`,
    text: "This message is out of date. A newer one says what is wrong now and who can fix it.",
    facts: isOne ? [] : leftFacts(subject),
    steps: [],
    why: null,
    actions: [],
  };
}
