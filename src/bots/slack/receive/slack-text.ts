/** No command is longer; nothing after it is read. */
const LONGEST = 12_000;

/** Text as people typed it, without the markup that Slack adds by itself. docs.slack.dev/messaging/formatting-message-text */
export const withoutMarkup = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/<#[A-Z0-9]+\|([^<>]*)>/g, "#$1")
    .replace(/<(?:mailto|tel|https?):[^<|>]*\|([^<>]*)>/gi, "$1")
    .replace(/<mailto:([^<>]*)>/gi, "$1")
    .replace(/<(https?:[^<>]*)>/gi, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** The same for a mention of us: without the mention. */
export const withoutMention = (text: string): string =>
  withoutMarkup(text.slice(0, LONGEST).replace(/<@[A-Z0-9]+(\|[^<>]*)?>/g, " "));
