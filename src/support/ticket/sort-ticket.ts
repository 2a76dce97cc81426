import { storable } from "../../core/storable.ts";
import { visibleLine } from "../../core/words/visible.ts";
import type { Member } from "../../core/workspace/member.ts";
import { type CannotChange, changeTicket, type SupportCommit } from "./change-ticket.ts";
import type { TicketPriority } from "./ticket.ts";

/** In characters, as a badge shows it whole. */
const LONGEST_TAG = 40;
const MOST_TAGS = 20;

export type PriorityResult =
  | CannotChange
  | { kind: "priority-set"; priority: TicketPriority }
  | { kind: "unchanged"; priority: TicketPriority };

/** Says how urgent a ticket is. */
export const setPriority = (
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  priority: TicketPriority,
): Promise<PriorityResult> =>
  changeTicket<PriorityResult>(ctx, by, ticketId, async ({ ticket, change }) => {
    if (ticket.priority === priority) return { kind: "unchanged", priority };
    await change({ priority }, { kind: "ticket-priority-set", data: { priority } });
    return { kind: "priority-set", priority };
  });

export type TagResult =
  | CannotChange
  | { kind: "tagged"; tags: string[] }
  | { kind: "unchanged"; tags: string[] }
  | { kind: "no-such-tag"; longest: number }
  | { kind: "many-tags"; most: number };

/** Adds tags to a ticket and takes some from it. A tag is a short word or two, in lower case. */
export const tagTicket = (
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<TagResult> =>
  changeTicket<TagResult>(ctx, by, ticketId, async ({ ticket, change }) => {
    const [wanted, unwanted] = [add.map(tagOf), new Set(remove.map(tagOf))];
    if (wanted.some((tag) => tag === "" || tag.length > LONGEST_TAG))
      return { kind: "no-such-tag", longest: LONGEST_TAG };
    const tags = [...new Set([...ticket.tags, ...wanted])].filter((tag) => !unwanted.has(tag)).toSorted();
    if (tags.join("\n") === ticket.tags.toSorted().join("\n")) return { kind: "unchanged", tags };
    if (tags.length > MOST_TAGS) return { kind: "many-tags", most: MOST_TAGS };
    await change({ tags }, { kind: "ticket-tagged", data: { tags: tags.join(", ") } });
    return { kind: "tagged", tags };
  });

/** A tag as it is kept: "  Billing " and "billing" are one. */
const tagOf = (text: string): string => visibleLine(storable(text)).toLowerCase();
