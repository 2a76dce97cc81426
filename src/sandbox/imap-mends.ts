import type { FetchQuery, ImapServer, Message } from "hoodiecrow-imap";
import fetchHandlers from "hoodiecrow-imap/lib/commands/handlers/fetch.js";
import { headerOf } from "./header-of.ts";

/** hoodiecrow parses every mail whole to search a header: seconds and much memory once Sent holds 10,000 mails. */
export function quickenHeaderSearch(server: ImapServer): void {
  const messageIds = new WeakMap<Message, string>();
  const messageIdOf = (message: Message) => {
    const id = messageIds.get(message) ?? headerOf(message.raw, "message-id") ?? "";
    messageIds.set(message, id);
    return id;
  };
  const matches = (message: Message, name: string, value: string) => {
    const field = name.toLowerCase() === "message-id" ? messageIdOf(message) : headerOf(message.raw, name);
    return field?.toLowerCase().includes(value.toLowerCase()) ?? false;
  };
  server.searchHandlers.HEADER = (_connection, message, _number, name = "", value = "") =>
    matches(message, name, value);
  for (const name of ["FROM", "TO", "CC", "SUBJECT"]) {
    server.searchHandlers[name] = (_connection, message, _number, value = "") =>
      matches(message, name, value);
  }
}

/**
 * hoodiecrow 2.1 shortens the asked range at the first mail that is smaller than it. Then it gives nothing of the other mails in
 * the same FETCH. It also parses a mail that is asked for whole.
 */
export function mendPartialFetch(server: ImapServer): void {
  const askedRanges = new WeakMap<FetchQuery, number[]>();
  for (const item of ["BODY", "BODY.PEEK"] as const) {
    server.fetchHandlers[item] = (connection, message, query) => {
      const asked = askedRanges.get(query) ?? query.partial;
      if (asked) {
        askedRanges.set(query, asked);
        query.partial = [...asked];
      }
      const whole = query.section?.length === 0;
      const value = whole ? literal(message.raw, asked) : fetchHandlers[item](connection, message, query);
      if (asked) query.partial = asked.slice(0, 1); // the answer names the origin only (RFC 3501 §7.4.2)
      return value;
    };
  }
}

/** hoodiecrow 2.1 keeps the timer of an IDLE for half an hour after its connection ended. No process ends meanwhile. */
export function endIdleWithConnection(server: ImapServer): void {
  const idle = server.getCommandHandler("IDLE");
  if (idle === false) throw new Error("The sandbox's mail server has no IDLE.");
  server.setCommandHandler("IDLE", (connection, parsed, data, callback) => {
    idle(connection, parsed, data, callback);
    const { socket, inputHandler: takeLine } = connection;
    if (socket === null || takeLine === false) return;
    const end = () => takeLine("DONE");
    socket.once("close", end);
    connection.inputHandler = (line) => {
      socket.off("close", end);
      takeLine(line);
    };
  });
}

const literal = (raw: string, [start = 0, length = raw.length] = [] as number[]) => ({
  type: "LITERAL",
  value: raw.slice(start, start + length),
});
