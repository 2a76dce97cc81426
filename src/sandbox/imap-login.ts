import type { Command, CommandHandler, Connection, ImapServer } from "hoodiecrow-imap";
import type { HeldMailbox, MailStore } from "./mail-store.ts";
import { imapRefusal } from "./refusals.ts";
import { checkSecret } from "./switches.ts";

/** Teaches the front server, which has no mail, to hand a connection over to the mailbox that signs in. */
export function acceptLogins(
  front: ImapServer,
  store: MailStore,
  onLogin: (connection: Connection, mailbox: HeldMailbox) => void,
): void {
  const signIn = (
    connection: Connection,
    parsed: Command,
    data: string,
    { verb, address, secret }: { verb: "LOGIN" | "AUTHENTICATE"; address: string; secret: string },
  ) => {
    const mailbox = store.mailbox(address);
    const reason = checkSecret(mailbox, secret);
    if (reason === null && mailbox) {
      connection.state = "Authenticated";
      handOver(connection, mailbox.imap.server);
      onLogin(connection, mailbox);
      answer(connection, parsed, data, "OK", null, `${address} authenticated (Success)`);
    } else {
      const { code, text } = imapRefusal(reason ?? "wrong-password", mailbox?.spec.style ?? "generic", verb);
      answer(connection, parsed, data, "NO", code, text);
    }
  };

  const login: CommandHandler = (connection, parsed, data, callback) => {
    const [address, secret] = parsed.attributes ?? [];
    signIn(connection, parsed, data, {
      verb: "LOGIN",
      address: utf8(address?.value),
      secret: utf8(secret?.value),
    });
    callback();
  };

  // RFC 4616: authzid NUL authcid NUL password, in the command (SASL-IR) or on the line after it.
  const authenticatePlain: CommandHandler = (connection, parsed, data, callback) => {
    const proceed = (line: string) => {
      const [, address = "", secret = ""] = Buffer.from(line, "base64").toString("utf8").split("\0");
      signIn(connection, parsed, data, { verb: "AUTHENTICATE", address, secret });
    };
    const initial = parsed.attributes?.[0]?.value;
    if (initial === undefined) {
      connection.inputHandler = (line) => {
        connection.inputHandler = false;
        proceed(line);
      };
      connection.socket?.write("+\r\n");
    } else {
      proceed(initial);
    }
    callback();
  };

  front.registerCapability("AUTH=PLAIN", ({ state }) => state === "Not Authenticated");
  front.setCommandHandler("LOGIN", login);
  front.setCommandHandler("AUTHENTICATE PLAIN", authenticatePlain);
}

/** From here on the connection asks the mailbox's own server for handlers, folders and news. */
function handOver(connection: Connection, server: ImapServer): void {
  connection.server.removeListener("notify", connection._notificationCallback);
  connection.server = server;
  server.on("notify", connection._notificationCallback);
}

function answer(
  connection: Connection,
  parsed: Command,
  data: string,
  status: "OK" | "NO",
  code: string | null,
  text: string,
): void {
  const section = code === null ? [] : [{ type: "SECTION", section: [{ type: "ATOM", value: code }] }];
  const attributes = [...section, { type: "TEXT", value: text }];
  connection.send({ tag: parsed.tag, command: status, attributes }, "LOGIN", parsed, data);
}

/** hoodiecrow reads the wire as Latin-1; passwords arrive in UTF-8 (RFC 6855). */
const utf8 = (value = "") => Buffer.from(value, "latin1").toString("utf8");
