import type { Activity } from "botbuilder";
import { z } from "zod";
import { channelOf } from "../post/place.ts";

const Tenant = z.looseObject({ id: z.string().max(100) });
const Named = z.looseObject({
  id: z.string().min(1).max(300),
  name: z.string().max(300).nullish().catch(null),
});

const People = z
  .array(z.looseObject({ id: z.string() }))
  .nullish()
  .catch(null);

/** The part of a Teams activity that we read. Everything that is not there is null. learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
const Shape = z.looseObject({
  id: z.string().max(300).nullish().catch(null),
  type: z.string(),
  name: z.string().max(100).nullish().catch(null),
  text: z.string().nullish().catch(null),
  serviceUrl: z.string(),
  replyToId: z.string().max(300).nullish().catch(null),
  from: z.looseObject({ id: z.string().max(300), aadObjectId: z.string().max(100).nullish().catch(null) }),
  recipient: z
    .looseObject({ id: z.string().catch(""), isTargeted: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
  conversation: z.looseObject({
    id: z.string().min(1).max(500),
    conversationType: z.string().nullish().catch(null),
    tenantId: z.string().nullish().catch(null),
  }),
  channelData: z
    .looseObject({
      tenant: Tenant.nullish().catch(null),
      team: Named.nullish().catch(null),
      channel: Named.nullish().catch(null),
      eventType: z.string().max(100).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  /** Of an installation's event. */
  action: z.string().max(100).nullish().catch(null),
  membersAdded: People,
  membersRemoved: People,
  entities: z.array(z.unknown()).nullish().catch(null),
  value: z.unknown().optional(),
});

export type TeamsActivity = {
  id: string | null;
  type: string;
  /** Of an invoke or an event. */
  name: string | null;
  text: string;
  serviceUrl: string;
  replyToId: string | null;
  /** With its thread. */
  conversation: string;
  /** Whether the person is alone with us. */
  alone: boolean;
  tenantId: string | null;
  /** `userId`: the Entra object id; null: no person did this. */
  from: { address: string; userId: string | null };
  /** Our own address, and whether only one person sees what was said to it. */
  to: { address: string; targeted: boolean };
  team: { id: string; name: string | null } | null;
  channel: { id: string; name: string | null } | null;
  mentions: { address: string; text: string }[];
  /** The name of an event: of a team, a channel, or the installation of our app. */
  event: string | null;
  /** Whether our app was added, or removed. */
  joinedUs: boolean;
  leftUs: boolean;
  value: unknown;
};

const Mention = z.looseObject({
  type: z.literal("mention"),
  mentioned: z.looseObject({ id: z.string() }),
  text: z.string().min(1),
});

/** People do these. Each has an id, by which it is done once. */
const NEEDS_ID = ["message", "invoke"];

/** null: it is none that Teams sends. */
export function readActivity(activity: Activity): TeamsActivity | null {
  const read = Shape.safeParse(activity);
  if (!read.success) return null;
  const { conversation, channelData, from, recipient, ...rest } = read.data;
  if (!rest.id && NEEDS_ID.includes(rest.type)) return null;
  const named = (one: { id: string; name?: string | null | undefined } | null | undefined) =>
    one ? { id: one.id, name: one.name ?? null } : null;
  const team = named(channelData?.team);
  const isUs = ({ id }: { id: string }) => id === recipient?.id;
  return {
    id: rest.id ?? null,
    type: rest.type,
    name: rest.name ?? null,
    text: rest.text ?? "",
    serviceUrl: rest.serviceUrl,
    replyToId: rest.replyToId ?? null,
    conversation: conversation.id,
    alone: conversation.conversationType === "personal",
    tenantId: channelData?.tenant?.id ?? conversation.tenantId ?? null,
    from: { address: from.id, userId: from.aadObjectId ?? null },
    to: { address: recipient?.id ?? "", targeted: recipient?.isTargeted === true },
    team,
    // In the channel that every team begins with, some events name the team alone.
    channel: named(channelData?.channel) ?? (team && { id: channelOf(conversation.id), name: null }),
    mentions: (rest.entities ?? []).flatMap((entity) => {
      const { success, data } = Mention.safeParse(entity);
      return success ? [{ address: data.mentioned.id, text: data.text }] : [];
    }),
    event: channelData?.eventType ?? rest.action ?? null,
    joinedUs: rest.membersAdded?.some(isUs) ?? false,
    leftUs: rest.membersRemoved?.some(isUs) ?? false,
    value: rest.value,
  };
}
