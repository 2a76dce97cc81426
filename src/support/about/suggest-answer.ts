import { adviceFor } from "../../core/diagnosis/advice.ts";
import { type Cause, causeFacts, type Fixer } from "../../core/diagnosis/cause.ts";
import { sayList, sayTime } from "../../core/words/say.ts";

/** The incident that a ticket joined, as its customer may hear of it. */
export type ToldIncident = {
  cause: Cause;
  fixer: Fixer;
  /** Steps for the person who can fix it. */
  advice: readonly string[];
  addresses: string[];
  /** The people who can fix it, by name. */
  fixers: string[];
  openedAt: Date;
  endedAt: Date | null;
};

export type ToAnswer = {
  customerName: string;
  /** null: the ticket has joined none. Then nothing is told of any account. */
  incident: ToldIncident | null;
  /** The cause that the words of the mail tell. */
  cause: Cause | null;
  timeZone: string;
};

/**
 * An answer for an agent to send, in the words that alerts use. It tells the state of now. It holds no link to reconnect and no
 * secret: the way to reconnect goes to the fixer in a letter of its own.
 *
 * @returns null when neither an incident nor a cause is known
 */
export function suggestAnswer({ customerName, incident, cause, timeZone }: ToAnswer): string | null {
  const body = incident === null ? byCause(cause) : byIncident(incident, timeZone);
  if (body === null) return null;
  const name = customerName.trim();
  return [name === "" ? "Hello," : `Hello ${name},`, ...body].join("\n\n");
}

function byIncident(incident: ToldIncident, timeZone: string): string[] {
  const { cause, addresses, openedAt, endedAt } = incident;
  const [is, was] = addresses.length === 1 ? ["is", "was"] : ["are", "were"];
  const which = addresses.length === 0 ? "your mailbox" : sayList(addresses);
  const opened = sayTime(openedAt, timeZone);
  if (endedAt !== null)
    return [
      `${sentence(which)} ${was} disconnected from ${opened} to ${sayTime(endedAt, timeZone)} and ${is} connected again.`,
      "The campaigns go on exactly where they stopped. No lead was lost, and nobody gets a message twice.",
      "Please write to us if a campaign is still paused.",
    ];
  return [
    `${sentence(which)} ${is} disconnected since ${opened}. ${causeFacts[cause].meaning}`,
    "Nothing is lost: every lead waits where it is, and the campaigns go on exactly where they stopped.",
    ...stepsOf(incident.advice),
    ...wayOf(incident),
  ];
}

function byCause(cause: Cause | null): string[] | null {
  if (cause === null || cause === "unknown") return null;
  const { meaning, actor } = causeFacts[cause];
  return [
    `The error in your mail usually means this: ${meaning}`,
    ...stepsOf(adviceFor(cause, "generic", actor)),
    "Please tell us if that does not help.",
  ];
}

const stepsOf = (advice: readonly string[]): string[] =>
  advice.length === 0 ? [] : [advice.map((step, index) => `${index + 1}. ${step}`).join("\n")];

function wayOf({ fixer, fixers }: ToldIncident): string[] {
  const names = sayList(fixers);
  if (fixer === "nobody") return ["You do not have to do anything: it ends by itself."];
  if (fixer === "operator") return ["We see to this ourselves. Your mailbox is not at fault."];
  if (names === "") return [];
  return [
    `${names} can reconnect ${fixer === "admin" ? "it once the setting is changed" : "it"}. The way to do that goes to them in a message of its own, never in this conversation.`,
  ];
}

/** An address stays as it is. */
const sentence = (words: string) => (words.startsWith("your") ? `Y${words.slice(1)}` : words);
