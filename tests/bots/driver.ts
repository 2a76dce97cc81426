import type { Hono } from "hono";
import type { Bots } from "../../src/bots/bot-kinds.ts";
import type { About } from "../../src/core/chat/about.ts";
import type { ChatPlatform } from "../../src/core/chat/chat-platform.ts";
import type { ChatPort } from "../../src/core/chat/chat-port.ts";
import type { Context } from "../../src/core/context.ts";

// One driver for each chat. The behaviour tests run over it and know no chat by name.

/** `deed`: how its chat knows what pressing does, in the chat's own spelling; a link has none. */
export type Button = { label: string; url?: string; deed?: string };

/** The visible part of a message or an answer: its lines in order, and its buttons. */
export type Seen = { lines: string[]; buttons: Button[] };

/** `ref`: the chat's own id of the message in its channel. */
export type Message = Seen & { channel: string; ref: string };

/** An answer to one person, seen by them alone. */
export type Told = Seen & {
  /** `window`: a window of their own. `whisper`: an answer beside what they did. `direct`: the conversation with the product. */
  as: "window" | "whisper" | "direct";
  press(label: string): Promise<Told>;
  /** Takes one of the choices: in the window, or by its button where the chat has no windows. */
  choose(label: string): Promise<Told>;
};

/** Where a button stands: in a message, or in an answer that only its reader sees. */
export type Place = Pick<Message, "channel" | "ref"> | { channel: string };

/** The answer to one action of a person, however often the chat delivered it. */
export type Answer = {
  /** HTTP statuses, one for each delivery. */
  statuses: number[];
  /** Waits for what they are told. */
  told(): Promise<Told>;
  /** How often they were told something. */
  count(): number;
};

/** The same `id` again is the same deed, delivered again. `times`: how often it is delivered at once. `company`: another one. */
export type Delivery = { id?: string; times?: number; company?: string };

/** The actions of people in a chat, while one web process of the product listens. */
export type People = {
  press(who: string, button: Button, at: Place, delivery?: Delivery): Promise<Answer>;
  /** Types the command of the product. */
  type(who: string, text: string, channel: string): Promise<Answer>;
  /** Opens the product's own page in the chat, where it has one. */
  openHome(who: string): Promise<void>;
};

/** The product's calls to a chat. */
export type Call = "post" | "edit" | "answer" | "look" | "find-person" | "search";

export type Fault =
  /** The app was removed: nothing is taken any more. */
  | { kind: "removed" }
  | { kind: "archived" }
  /** This person cannot be written to. */
  | { kind: "unreachable" }
  | { kind: "busy"; seconds: number }
  /** The product may not do this. */
  | { kind: "forbidden" }
  /** The chat says that it has trouble of its own. */
  | { kind: "stumbles" }
  /** An error page in place of an answer. */
  | { kind: "breaks" }
  /** The same, as if all were well. */
  | { kind: "garbles" }
  /** The connection is cut before anything is done. */
  | { kind: "cuts" }
  /** It is done, and the connection is cut before the answer. */
  | { kind: "loses-answer" }
  /** Says that it was done, and does nothing. */
  | { kind: "swallows" }
  /** It is not done, and these words are why. */
  | { kind: "refuses-saying"; words: string };

/** How a product in a process of its own is configured for a chat. */
export type Configured = {
  env: Record<string, string>;
  /** The same for the channel where the operator is told what only they can mend. */
  operators(channel: string): Record<string, string>;
  /** The values that nobody may read. */
  secrets: string[];
  /** The app that people install in a chat of theirs. */
  app: {
    env(clientSecret: string): Record<string, string>;
    /** From now on the chat refuses who installs it, in these words. */
    refuses(words: string): void;
  };
};

/** The product's side of a chat, for one workspace. */
export type Entrance = {
  chatOf(workspaceId: string): Promise<ChatPort | null>;
  /** Takes what people do, in one web process. */
  listen(bots: Bots): AsyncDisposable & { path: string; routes: Hono };
};

export type Chat = AsyncDisposable & {
  platform: string;
  /** The platform's definition for the product. */
  definition: ChatPlatform;
  /** null: no product is configured for it. */
  configured: Configured | null;
  traits: {
    windows: boolean;
    /** Whether the product finds a message of its own whose answer was lost: it looks for it, or hears of it from who sees it. */
    searches: boolean;
  };
  enter(ctx: Context, options: { workspaceId: string; gapMs: number }): Entrance;
  people(url: string): People;
  /** A channel that no test has had. */
  freshChannel(): string;
  user(name: string): string;
  /** The button of a press, as a message may have had it. */
  button(press: string, about: About): Button;
  /** The messages in a channel, or in the thread of one of its messages, oldest first. */
  messages(channel: string, thread?: Message): Promise<Message[]>;
  /** The messages in a person's conversation with the product. */
  direct(name: string): Promise<Message[]>;
  /** Somebody deletes a message. */
  remove(message: Message): Promise<void>;
  /** Somebody posts the same message once more. */
  copy(message: Message): Promise<Message>;
  archive(channel: string): Promise<void>;
  /** These can never be edited again. */
  fix(messages: Message[]): void;
  /** @param call - null: whatever is called @param times - how often, then as usual again; once unless given */
  plan(call: Call | null, fault: Fault, times?: number): void;
  /** From now on everything works. */
  mend(): void;
  /** The chat's refusals, in words. */
  refused: string[];
  /** Everything that the product has said in it, whole. */
  sent(): {
    open: unknown;
    alone: unknown;
    /** The effects in it beyond text: its links, its calls, its pictures. */
    effects: string[];
  };
};
