/** A message's place: the conversation's id and the activity's; neither has a space in it. */
export const refOf = (conversation: string, activity: string): string => `${conversation} ${activity}`;

export function placeIn(ref: string): { conversation: string; activity: string } {
  const [conversation = "", activity = ""] = ref.split(" ");
  return { conversation, activity };
}

/** Teams names a thread as the channel and its first message. */
const THREAD = ";messageid=";

export const channelOf = (conversation: string): string => conversation.split(THREAD)[0] ?? conversation;

export const threadOf = (channel: string, first: string): string => `${channel}${THREAD}${first}`;

/** The calls of a conversation. learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export const activitiesOf = (conversation: string): string =>
  `v3/conversations/${encodeURIComponent(conversation)}/activities`;

export const activityAt = ({ conversation, activity }: { conversation: string; activity: string }): string =>
  `${activitiesOf(conversation)}/${encodeURIComponent(activity)}`;
