import { createHash } from "node:crypto";
import { storable } from "../../core/storable.ts";
import type { Member } from "../../core/workspace/member.ts";
import { searchTerms } from "../search/search-terms.ts";
import { maskSecrets } from "../secrets/mask-secrets.ts";
import { type CannotChange, changeTicket, type SupportCommit } from "./change-ticket.ts";

/** In UTF-16 units: a long letter, and far below what a form may carry. */
const LONGEST_NOTE = 20_000;

export type NoteResult =
  | CannotChange
  /** Also where the same note came a second time. */
  | { kind: "noted" }
  | { kind: "empty-note" }
  | { kind: "long-note"; most: number };

/**
 * Writes an internal note on a ticket. Only agents and admins read it. Secrets in it are masked.
 *
 * @param note.id - of the form or command that it comes from: the same words from there twice are one note
 */
export async function noteTicket(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  note: { id: string; text: string },
): Promise<NoteResult> {
  const clean = storable(note.text).trim();
  return changeTicket<NoteResult>(ctx, by, ticketId, async ({ ticket, tx, at, change }) => {
    if (clean === "") return { kind: "empty-note" };
    if (clean.length > LONGEST_NOTE) return { kind: "long-note", most: LONGEST_NOTE };
    const { text, masked } = maskSecrets(clean);
    const written = { subject: ticket.subject, text, fromName: by.name, fromEmail: by.email };
    const isNew = await tx.ticketMessages.addNote({
      ...written,
      id: noteId(note.id, clean),
      workspaceId: by.workspaceId,
      ticketId: ticket.id,
      memberId: by.id,
      masked,
      terms: searchTerms(written),
      at,
    });
    if (isNew) await change({}, { kind: "ticket-noted" });
    return { kind: "noted" };
  });
}

/** A UUID of one's own making (RFC 9562 §5.8). Other words from the same form, which a browser brought back, are another note. */
function noteId(origin: string, text: string): string {
  const hash = createHash("sha256").update(`${origin}\n${text}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
