import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";
import type { Member } from "../workspace/member.ts";
import { hashOfConnectCode } from "./connect-code.ts";

/** A person in a chat. `verifiedEmail`: the address that the chat vouches for; null: none. */
export type ConnectingPerson = {
  platform: string;
  userId: string;
  guest: boolean;
  verifiedEmail: string | null;
};

export type ReadCode =
  | { kind: "valid"; member: Member }
  /** It was never made, was used, or is too old. */
  | { kind: "code-unknown" }
  /** Another member made it than the one whom the chat knows this person as. */
  | { kind: "not-yours" };

/**
 * Reads a code that a person said. It is theirs if they are known as the member who made it. An unknown person becomes that member, if
 * the chat knows nobody else as them.
 */
export async function readConnectCode(
  { store, clock }: Pick<Context, "store" | "clock">,
  person: ConnectingPerson,
  typed: string,
): Promise<ReadCode> {
  return readIn(store, person, typed, clock.now());
}

/** @param groupId - the group of people that the member gives to their workspace with it; null: none */
export async function useConnectCode(
  ctx: CommitContext,
  person: ConnectingPerson,
  typed: string,
  groupId: string | null,
): Promise<ReadCode> {
  const now = ctx.clock.now();
  return commit(ctx, null, async (tx) => {
    const read = await readIn(tx, person, typed, now);
    if (read.kind !== "valid") return read;
    // Of two who say it at the same moment, one has it.
    if (!(await tx.connectCodes.spend(hashOfConnectCode(typed), now))) return { kind: "code-unknown" };
    const { id: memberId, workspaceId } = read.member;
    const { platform, userId, guest } = person;
    await tx.members.linkChatUser(read.member, platform, { userId, guest });
    await tx.members.acted(memberId, platform, now);
    tx.note({ kind: "chat-person-linked", workspaceId, memberId, data: { userId } });
    if (groupId !== null) tx.note({ kind: "chat-group-given", workspaceId, memberId, data: { groupId } });
    return read;
  });
}

async function readIn(
  { connectCodes, members }: Pick<Rooms, "connectCodes" | "members">,
  { platform, userId, verifiedEmail }: ConnectingPerson,
  typed: string,
  now: Date,
): Promise<ReadCode> {
  const member = await connectCodes.find(hashOfConnectCode(typed), now);
  if (member === null) return { kind: "code-unknown" };
  const ofWorkspace = (all: Member[]) => all.find(({ workspaceId }) => workspaceId === member.workspaceId);
  const known =
    ofWorkspace(await members.byChatUser(platform, userId)) ??
    ofWorkspace(verifiedEmail === null ? [] : await members.everywhere(verifiedEmail));
  if (known !== undefined) return known.id === member.id ? { kind: "valid", member } : { kind: "not-yours" };
  const users = await members.chatUsers(member.id);
  return users.some((user) => user.platform === platform) ? { kind: "not-yours" } : { kind: "valid", member };
}
