import { html } from "hono/html";
import type { ChatPlatforms } from "../../core/chat/chat-platform.ts";
import type { HistoryEvent } from "../../core/workspace/history-store.ts";
import { type HistoryWords, plainly } from "../../core/workspace/history-words.ts";
import { chatTitle } from "./chat-title.ts";
import type { Markup } from "./markup.ts";
import { moment, type Sight } from "./time.ts";

/** The names in history: members by their id, leads (their addresses) by the id of their enrolment, and the words of each kind. */
export type HistoryNames = {
  members: ReadonlyMap<string, string>;
  leads: ReadonlyMap<string, string>;
  words: HistoryWords;
  platforms: ChatPlatforms;
};

/** Things that happened, newest first, each in a sentence. */
export function historyList(events: HistoryEvent[], names: HistoryNames, sight: Sight): Markup {
  if (events.length === 0) return html`<p class="soft">Nothing happened yet.</p>`;
  return html`<ol class="history">${events.map(
    (event) => html`<li>${moment(event.at, sight)}<span>${inWords(event, names)}</span></li>`,
  )}</ol>`;
}

function inWords(
  { kind, memberId, data }: HistoryEvent,
  { members, leads, words, platforms }: HistoryNames,
): string {
  const who = memberId === undefined ? null : (members.get(memberId) ?? "A former member");
  const lead = leads.get(String(data?.enrolmentId)) ?? null;
  const told = { who, lead, chat: chatTitle(platforms, data?.platform), ...(data && { data }) };
  const say = Object.hasOwn(words, kind) ? words[kind] : undefined;
  return say === undefined ? plainly(kind, told) : say(told);
}
