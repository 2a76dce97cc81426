import type { About } from "../core/chat/about.ts";
import type { Reply } from "./reply.ts";

export type Choice = { label: string; value: string };
export type DialogField =
  /** `secret`: a password, say. A chat that keeps what is typed in it does not ask for it. */
  | { kind: "text"; name: string; label: string; value: string; optional?: boolean; secret?: true }
  | { kind: "choice"; name: string; label: string; choices: Choice[]; chosen: string | null };

/** The field of every list in which is written what is searched for. */
export const SEARCH = "search";

/** Lines in portions, and what they were searched for. `page` from 1. */
export type Portion = WantedPortion & { last: number };
export type WantedPortion = { page: number; search: string };

/** A window of its own in which a person reads, chooses or fills in. Plain text throughout, like a reply. */
export type Dialog = {
  /** Names it in the table of its subject's room. */
  dialog: string;
  about: About;
  /** The one mailbox of the incident that it is about; absent: all of them. */
  mailboxId?: string;
  title: string;
  content: Reply;
  fields: DialogField[];
  /** The label of the button that sends it. null: there is nothing to send. */
  submit: string | null;
  portion: Portion | null;
  /** The same where no window can be opened. */
  elsewhere: Reply;
};

/** The values that were filled in, by name of the field. */
export type Filled = Record<string, string>;

export const isDialog = (answer: Reply | Dialog): answer is Dialog => "dialog" in answer;
