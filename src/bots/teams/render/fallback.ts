import type { MessageView } from "../../../core/chat/message-view.ts";
import { literalLine } from "../../literal.ts";
import type { Reply } from "../../reply.ts";

/** Longer than a phone's lock screen shows. */
const SUMMARY_LIMIT = 500;

/** A message in one line of plain text: in notifications and in the list of chats. */
export const summary = ({ title, text }: Pick<MessageView, "title" | "text">): string =>
  literalLine(`${title}. ${text}`, SUMMARY_LIMIT);

export const replySummary = ({ text, items }: Reply): string =>
  literalLine(text === "" ? (items[0]?.title ?? "") : text, SUMMARY_LIMIT) || "Unpause";

/**
 * The text where a client shows no cards. Clients read Markdown in it, and make links of addresses, so every mark is escaped
 * (CommonMark §2.4).
 */
export const fallbackText = (plain: string): string =>
  plain.replace(/[\\`*_~[\]<>&#|]/g, "\\$&").replaceAll("://", ":\\//");
