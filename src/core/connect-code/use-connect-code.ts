import { type CommitContext, commit } from "../commit.ts";
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

/** The end of a code that was said in a group of people: whether the group is the workspace's now. `none`: it was said alone. */
export type GivenGroup = "none" | "given" | "only-admins" | "of-another";

export type UsedCode =
  | { kind: "known"; member: Member; group: GivenGroup }
  /** It was never made, was used, or is too old. */
  | { kind: "code-unknown" }
  /** Another member made it than the one whom the chat knows this person as. */
  | { kind: "not-yours" };

/**
 * Uses a code that a person said. It is theirs if they are known as the member who made it. An unknown person becomes that member, if
 * the chat knows nobody else as them. An admin gives the group to their workspace with it. The code is spent also where the group is
 * not given: others have read it there.
 *
 * @param groupId - the group of people in which it was said; null: it was said alone
 */
export async function useConnectCode(
  ctx: CommitContext,
  person: ConnectingPerson,
  typed: string,
  groupId: string | null,
): Promise<UsedCode> {
  const now = ctx.clock.now();
  return commit(ctx, null, async (tx) => {
    const read = await readIn(tx, person, typed, now);
    if (read.kind !== "valid") return read;
    const { member } = read;
    // Of two who say it at the same moment, one has it.
    if (!(await tx.connectCodes.spend(hashOfConnectCode(typed), now))) return { kind: "code-unknown" };
    const { id: memberId, workspaceId } = member;
    const { platform, userId, guest } = person;
    await tx.members.linkChatUser(member, platform, { userId, guest });
    await tx.members.acted(memberId, platform, now);
    tx.note({ kind: "chat-person-linked", workspaceId, memberId, data: { userId } });
    const group = await give(tx, platform, groupId, member);
    if (group === "given")
      tx.note({ kind: "chat-group-given", workspaceId, memberId, data: { groupId: groupId ?? "" } });
    return { kind: "known", member, group };
  });
}

async function give(
  { chatDirectory }: Pick<Rooms, "chatDirectory">,
  platform: string,
  groupId: string | null,
  { role, workspaceId }: Member,
): Promise<GivenGroup> {
  if (groupId === null) return "none";
  if (role !== "admin") return "only-admins";
  return (await chatDirectory.bindGroup(platform, groupId, workspaceId)) ? "given" : "of-another";
}

type ReadCode = { kind: "valid"; member: Member } | Exclude<UsedCode, { kind: "known" }>;

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
