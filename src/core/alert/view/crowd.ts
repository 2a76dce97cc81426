import type { MessageView } from "../../chat/message-view.ts";
import { sayCount, sayFirst, sayNumber } from "../../words/say.ts";
import { aboutIncident } from "../alert-store.ts";
import type { AlertSubject } from "../alert-subject.ts";

/** How many mailboxes the incident is about, whatever became of them. */
export const total = ({ standing }: AlertSubject) =>
  standing.waiting + standing.reconnecting + standing.connected;

/** The name of the one, or the number of the many. */
export const nameOf = ({ mailboxes }: AlertSubject, count: number) =>
  count === 1 ? (mailboxes[0]?.address ?? "") : sayCount(count, "mailbox", "mailboxes");

/** What only several mailboxes need: which they are, and how many work again. */
export function crowdFacts(subject: AlertSubject): MessageView["facts"] {
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

/** Those that turned out to be something else, which a message of its own tells, and those that were removed. */
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

/** An incident of which nothing is left but mailboxes that were removed. */
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

/** An incident of which nothing is left but those. */
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
