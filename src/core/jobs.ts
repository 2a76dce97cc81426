import type { Chats } from "./chat/chats.ts";
import type { Context } from "./context.ts";
import type { Rooms } from "./store.ts";

/**
 * Jobs of one lane never wait behind those of another. Mail servers can be slow for minutes, and an alert must not wait for them.
 * The probe that finds a host working again must not wait either, for readings at dead hosts.
 */
export const LANES = ["mail", "probe", "chat"] as const;
export type Lane = (typeof LANES)[number];

/** Does one kind of job. `work` gets the id of the row that it is about. */
export type Job<R extends Rooms = Rooms> = {
  lane: Lane;
  work(ctx: Context<R>, id: string, chats: Chats): Promise<void>;
};

/** Jobs by the kinds that are woken. Each room has a table of its own. */
export type Jobs<R extends Rooms = Rooms> = Readonly<Record<string, Job<R>>>;

/** The lane of each kind. A kind that no room here knows goes with the mail, where its worker says so. */
export const laneIn =
  (jobs: Readonly<Record<string, { lane: Lane }>>) =>
  (kind: string): Lane =>
    (Object.hasOwn(jobs, kind) && jobs[kind]?.lane) || "mail";
