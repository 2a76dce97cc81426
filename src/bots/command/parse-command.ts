import { closest } from "./closest.ts";
import { plainWords } from "./plain-words.ts";

/** The commands in a chat. */
export type Command =
  | { name: "help" | "status" | "sign-in" }
  /** From 1. */
  | { name: "mailboxes" | "campaigns"; page: number }
  | { name: "why" | "reconnect" | "drill"; mailbox: string }
  | { name: "pause" | "resume"; campaign: string }
  /** `change`: what is to be changed; "": nothing, it is shown. */
  | { name: "settings"; change: string };

export type ParsedCommand =
  /** `share`: everybody in the channel may read the answer. */
  | { kind: "command"; command: Command; share: boolean }
  /** `meant`: the command that is closest to it, and what was typed after it. */
  | { kind: "unknown"; word: string; meant: { name: string; rest: string } | null }
  | { kind: "incomplete"; name: string; lacks: "mailbox" | "campaign" }
  /** The code that the web app gave them; "": none was said. */
  | { kind: "connect"; code: string };

/** Other words that people use for the same. */
const NAMES: Record<Command["name"], string[]> = {
  help: ["help", "?", "commands", "hello", "hi"],
  status: ["status", "state", "overview"],
  mailboxes: ["mailboxes", "mailbox", "accounts", "inboxes"],
  campaigns: ["campaigns", "campaign", "sequences"],
  why: ["why", "explain"],
  reconnect: ["reconnect", "connect", "fix"],
  drill: ["drill", "rehearse", "rehearsal"],
  "sign-in": ["sign-in", "signin", "sign", "login", "log-in"],
  pause: ["pause", "stop", "hold"],
  settings: ["settings", "setting", "preferences", "config"],
  resume: ["resume", "unpause", "continue", "start"],
};
/** With an address after it, it is another word for “reconnect”. */
const CONNECT = "connect";
/** No list is longer; the database takes no larger number. */
const LAST_PAGE = 100_000;
/** Everything that can be asked, by its first name. */
export const COMMANDS = Object.keys(NAMES) as Command["name"][];

/** Reads a typed command, and forgives the changes that chats and people make. */
export function parseCommand(typed: string): ParsedCommand {
  const words = plainWords(typed)
    .replace(/^\/unpause\b/i, "")
    .split(" ")
    .filter((word) => word !== "");
  const [first = "help", ...rest] = words;
  const word = first.toLowerCase().replace(/(?<=.)[.,!?:;]+$/, "");
  if (word === CONNECT && !rest.some((each) => each.includes("@")))
    return { kind: "connect", code: rest.join("") };
  const name = COMMANDS.find((each) => NAMES[each].includes(word));
  if (name === undefined) {
    const meant = closest(word, [...COMMANDS, CONNECT]);
    return {
      kind: "unknown",
      word: first,
      meant: meant === null ? null : { name: meant, rest: rest.join(" ") },
    };
  }

  switch (name) {
    case "help":
    case "status":
      return { kind: "command", command: { name }, share: isShare(rest.at(-1)) };
    case "sign-in":
      return { kind: "command", command: { name }, share: false };
    case "settings":
      return { kind: "command", command: { name, change: rest.join(" ") }, share: false };
    case "mailboxes":
    case "campaigns": {
      const page = Math.min(Math.max(1, Number(rest.find((each) => /^\d+$/.test(each)) ?? 1)), LAST_PAGE);
      return { kind: "command", command: { name, page }, share: isShare(rest.at(-1)) };
    }
    case "why":
    case "reconnect":
    case "drill": {
      const share = name === "why" && rest.length > 1 && isShare(rest.at(-1));
      const address = rest.find((each) => each.includes("@")) ?? rest[0];
      const mailbox = address?.toLowerCase().replace(/^[<(]+|[>).,!?;:]+$/g, "");
      if (mailbox === undefined) return { kind: "incomplete", name, lacks: "mailbox" };
      return { kind: "command", command: { name, mailbox }, share };
    }
    case "pause":
    case "resume": {
      const campaign = rest.join(" ");
      if (campaign === "") return { kind: "incomplete", name, lacks: "campaign" };
      return { kind: "command", command: { name, campaign }, share: false };
    }
  }
}

const isShare = (word: string | undefined) => /^share[.!]*$/i.test(word ?? "");
