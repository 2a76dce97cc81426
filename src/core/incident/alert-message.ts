import type { Destination } from "../chat/destination.ts";

/** Where alerts do not arrive: one channel, one member (by their id) in person, or anywhere in one chat. */
export type DeadPlace =
  | { kind: "channel"; platform: string; id: string }
  | { kind: "person"; id: string }
  | { kind: "chat"; platform: string };

/** The outbox messages about incidents. */
export type AlertMessage =
  /** Name the places of the incident's alert, and ask for it in each. */
  | { kind: "show-alert"; incidentId: string }
  /** Post it in one channel, or bring the posted one up to date. */
  | ({ kind: "show-alert-in"; incidentId: string } & Destination)
  /** The same for one person who has it for themselves. */
  | ({ kind: "show-alert-to"; incidentId: string } & Destination)
  /** The same for one person, by letter: when it is found, and when it is over. */
  | { kind: "show-alert-by-letter"; incidentId: string; memberId: string }
  /** Put the receipt into the thread of the incident's alert. */
  | ({ kind: "show-receipt"; incidentId: string } & Destination)
  /** Remind one person of an incident that is still open. */
  | { kind: "remind"; incidentId: string; memberId: string }
  /** Say in a channel that was chosen that alerts come there. A refusal is told to the member who chose it. */
  | ({ kind: "try-channel"; memberId: string } & Destination)
  /** Tell an admin where alerts do not arrive any more. */
  | { kind: "tell-dead-channel"; memberId: string; place: DeadPlace; why: string }
  /** Bring one message up to date that is not, or no longer, the incident's alert: an old one, a direct one. */
  | ({ kind: "repaint"; incidentId: string; ref: string } & Destination)
  /** Bring one more message about an incident up to date: a reminder, a request. */
  | { kind: "turn-message"; keptId: string }
  /** Ask the fixer on behalf of a member who cannot fix it, or who hands it over. */
  | { kind: "ask-fixer"; incidentId: string; askerId: string; memberId: string; handsOver: boolean }
  /** Tell an admin that a member disclaims these mailboxes. */
  | { kind: "tell-disclaimed"; incidentId: string; memberId: string; byId: string; addresses: string[] };
