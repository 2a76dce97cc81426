import type { Dead, PostAnswer } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";
import type { CallConnector } from "../connector/call-connector.ts";
import { answerToCall } from "../post/answer-to-call.ts";
import type { TeamsSettings } from "../teams-config.ts";

/** How a conversation is written to. */
export type Conversation = { id: string; serviceUrl: string; isChannel: boolean };

type Found = { kind: "conversation"; conversation: Conversation } | Exclude<PostAnswer, { kind: "posted" }>;

/** An Entra object id: a person is named by it where we post to them. */
const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The conversation of a channel, or of a person, which is begun where there is none yet. */
export async function findConversation(
  ctx: Pick<Context, "store" | "clock">,
  settings: Pick<TeamsSettings, "appId" | "tenantId">,
  call: CallConnector,
  workspaceId: string,
  channel: string,
): Promise<Found> {
  if (PERSON.test(channel)) return ofPerson(ctx, settings, call, workspaceId, channel);
  const known = await ctx.store.chatDirectory.channel("teams", channel);
  if (known === null || known.group.removedAt !== null) return NOT_IN_TEAM;
  if (known.removedAt !== null) return DELETED;
  if (known.group.workspaceId !== null && known.group.workspaceId !== workspaceId) return ANOTHERS;
  return conversation({ id: channel, serviceUrl: known.group.serviceUrl, isChannel: true });
}

async function ofPerson(
  ctx: Pick<Context, "store" | "clock">,
  settings: Pick<TeamsSettings, "appId" | "tenantId">,
  call: CallConnector,
  workspaceId: string,
  userId: string,
): Promise<Found> {
  const { chatDirectory } = ctx.store;
  const person = await chatDirectory.person("teams", userId);
  const serviceUrl =
    person?.serviceUrl ?? (await chatDirectory.groupsOf(workspaceId, "teams"))[0]?.serviceUrl;
  if (serviceUrl === undefined) return NO_APP;
  return conversationWith(ctx, settings, call, { userId, address: person?.address ?? userId, serviceUrl });
}

/** The conversation in which a person is alone with us, which is begun where there is none yet. */
export async function conversationWith(
  ctx: Pick<Context, "store" | "clock">,
  { appId, tenantId }: Pick<TeamsSettings, "appId" | "tenantId">,
  call: CallConnector,
  { userId, address, serviceUrl }: { userId: string; address: string; serviceUrl: string },
): Promise<Found> {
  const { chatDirectory } = ctx.store;
  const known = await chatDirectory.person("teams", userId);
  if (known?.conversation)
    return conversation({ id: known.conversation, serviceUrl: known.serviceUrl, isChannel: false });
  const called = await call({
    serviceUrl,
    method: "POST",
    path: "v3/conversations",
    body: {
      bot: { id: `28:${appId}` },
      members: [{ id: address }],
      channelData: { tenant: { id: tenantId } },
      tenantId,
      isGroup: false,
    },
  });
  if (called.kind !== "done") {
    // To begin it twice is to begin it once: nothing was said.
    const answer = answerToCall(called, ctx.clock.now(), true);
    if (answer.kind === "later") return answer.untried ? answer : { ...answer, unsent: true };
    return answer.kind === "dead" && answer.everywhere ? answer : NO_APP;
  }
  const id = typeof called.body.id === "string" ? called.body.id : "";
  if (id === "") return NO_APP;
  const person = { platform: "teams", userId, tenantId, address, conversation: id, serviceUrl };
  await chatDirectory.seePerson(person, ctx.clock.now());
  return conversation({ id, serviceUrl, isChannel: false });
}

const conversation = (found: Conversation): Found => ({ kind: "conversation", conversation: found });
const dead = (why: string): Dead => ({ kind: "dead", why });

const NOT_IN_TEAM = dead(
  "Unpause is not in the Microsoft team of this channel. Add the app to the team, then say “@Unpause settings here” in the channel.",
);
const DELETED = dead(
  "The Microsoft Teams channel that alerts go to was deleted. Choose another one in the settings.",
);
const ANOTHERS = dead("The Microsoft team of this channel belongs to another workspace of Unpause.");
const NO_APP = dead("This person does not have Unpause in Microsoft Teams, and is in no team that has it.");
