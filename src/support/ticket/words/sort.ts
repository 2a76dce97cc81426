import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import { sayList } from "../../../core/words/say.ts";
import type { PriorityResult, TagResult } from "../sort-ticket.ts";
import { type AboutTicket, CANNOT_CHANGE_WORDS } from "./cannot-change.ts";

export const PRIORITY_WORDS: WordsOf<PriorityResult, AboutTicket> = {
  ...CANNOT_CHANGE_WORDS,
  "priority-set": ({ priority }, { number }) =>
    outcome("The priority is set", `Ticket ${number} has the priority ${priority} now.`),
  unchanged: ({ priority }, { number }) =>
    outcome("Nothing was changed", `Ticket ${number} has the priority ${priority} already.`),
};

const tagsOf = (tags: string[], number: number) =>
  tags.length === 0 ? `Ticket ${number} has no tags.` : `Ticket ${number} has the tags ${sayList(tags)}.`;

export const TAG_WORDS: WordsOf<TagResult, AboutTicket> = {
  ...CANNOT_CHANGE_WORDS,
  tagged: ({ tags }, { number }) => outcome("The tags are set", tagsOf(tags, number)),
  unchanged: ({ tags }, { number }) => outcome("Nothing was changed", tagsOf(tags, number)),
  "no-such-tag": ({ longest }) =>
    outcome("No such tag", `A tag is a word or two, of at most ${longest} characters. Nothing was changed.`),
  "many-tags": ({ most }) =>
    outcome("Too many tags", `A ticket has at most ${most} tags. Nothing was changed.`),
};
