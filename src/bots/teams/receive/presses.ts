import { z } from "zod";
import type { Answer } from "../../answer.ts";
import { handleDialog } from "../../handle-dialog.ts";
import { handlePress } from "../../handle-press.ts";
import { handleWords } from "../../handle-words.ts";
import { keepFoundTrue } from "../../keep-found-true.ts";
import { deleteOrphan, noteSeen, type SeenCard } from "../post/note-seen.ts";
import { channelOf } from "../post/place.ts";
import { type CardDeed, deedIn } from "../render/action-data.ts";
import { answering } from "./answering.ts";
import { chatIn, personIn, type Teams } from "./here.ts";
import { channelNamed } from "./messages.ts";
import type { TeamsActivity } from "./read-activity.ts";

const Invoked = z.looseObject({ action: z.unknown().optional() });

/** The action of an invoke of a card's button; null: no version of the product made it. */
export function cardDeedIn({ value }: TeamsActivity): CardDeed | null {
  const invoked = Invoked.safeParse(value);
  return invoked.success ? deedIn(invoked.data.action) : null;
}

/** Does what was pressed in a card, and tells who pressed it. The invoke is answered before. */
export async function takePress(
  teams: Teams,
  activity: TeamsActivity,
  pressed: CardDeed | null,
): Promise<void> {
  const seen = await seenIn(teams, activity, pressed);
  try {
    await answering(teams, activity, handle(teams, activity, pressed, seen));
  } finally {
    await settleSeen(teams, activity, seen);
  }
}

/** Where the card is that somebody sees. */
export const seenIn = (
  { ctx }: Teams,
  { conversation, replyToId }: TeamsActivity,
  deed: CardDeed | null,
): Promise<SeenCard> =>
  noteSeen(ctx, deed?.attempt ?? null, replyToId === null ? null : { conversation, activity: replyToId });

/** Deletes an orphan, and has a message brought up to date that was found late. */
export async function settleSeen(
  { ctx, workspaces: { call, gapMs } }: Teams,
  { serviceUrl }: TeamsActivity,
  { orphan, ref, late }: SeenCard,
): Promise<void> {
  if (ref === null) return;
  if (orphan) await deleteOrphan(ctx, call, { ref, serviceUrl, gapMs });
  if (late !== null) await keepFoundTrue(ctx, { ...late, messageRef: ref });
}

function handle(
  teams: Teams,
  activity: TeamsActivity,
  pressed: CardDeed | null,
  seen: SeenCard,
): Promise<Answer | null> {
  const { ctx } = teams;
  const chat = chatIn(teams, activity);
  const by = personIn(teams, activity);
  const key = `teams:${activity.conversation} ${activity.id}`;
  const { deed, attempt } = pressed ?? { deed: NOTHING, attempt: null };
  switch (deed.kind) {
    case "command":
      return handleWords(ctx, chat, {
        by,
        words: deed.words,
        channel: channelNamed(activity),
        pressed: true,
        key,
      });
    case "submit":
      return handleDialog(ctx, chat, { by, ...deed, key });
    case "refresh":
      return Promise.resolve(null);
    case "press": {
      const { alone, conversation, from } = activity;
      const channel = alone ? (from.userId ?? from.address) : channelOf(conversation);
      const { ref, orphan } = seen;
      // An answer's card has no attempt: only its reader sees it. An orphan is deleted, and never becomes a message.
      const message = ref === null || attempt === null || orphan ? null : { channel, ref };
      const { about, press, value, portion } = deed;
      const wanted = portion !== null && { portion };
      return handlePress(ctx, chat, { by, about, press, value, ...wanted, message, key });
    }
  }
}

const NOTHING = { kind: "press", about: null, press: "", value: "", portion: null } as const;
