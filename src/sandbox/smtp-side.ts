import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { AcceptedMail } from "./journal.ts";
import type { HeldMailbox, MailStore } from "./mail-store.ts";
import type { MailboxAddress } from "./mailbox-spec.ts";
import { type RefusalReason, smtpRefusal } from "./refusals.ts";
import { checkSmtpLogin } from "./switches.ts";

export type SmtpSide = {
  port: number;
  /** Ends the sessions of the mailboxes for which `which` says yes, in the middle of what they do. */
  drop(which: (address: MailboxAddress) => boolean): void;
  close(): Promise<void>;
};

/** The SMTP side's questions about the recipients of mails. */
export type Correspondents = {
  exists(address: string): boolean;
  receive(mail: AcceptedMail): void;
};

/** RFC 3463 §3.4: the sandbox's own disk is full. */
const NO_ROOM = Object.assign(new Error("4.3.1 Insufficient system storage"), { responseCode: 452 });

/** @param port - 0 takes a free one */
export async function openSmtp(
  store: MailStore,
  correspondents: Correspondents,
  at: { host: string; port: number },
): Promise<SmtpSide> {
  const server: SMTPServer = new SMTPServer({
    name: "smtp.sandbox.test",
    banner: "Unpause sandbox",
    // On loopback with a certificate that no client can check, TLS would only stop clients from trusting it.
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: 25 * 1024 * 1024,
    logger: false,

    onAuth: ({ username = "", password }, _session, done) => {
      const mailbox = store.mailbox(username);
      const reason = checkSmtpLogin(mailbox, password ?? "", store.switches);
      if (reason !== null) return done(refusal(reason, mailbox, username));
      done(null, { user: mailbox });
    },
    onMailFrom: ({ address }, session, done) => {
      const mailbox = senderOf(session);
      if (store.switches.throttled) return done(refusal("throttled", mailbox, address));
      if (address.toLowerCase() !== mailbox.spec.address.toLowerCase()) {
        return done(refusal("not-your-address", mailbox, address));
      }
      done();
    },
    onRcptTo: ({ address }, session, done) =>
      correspondents.exists(address) ? done() : done(refusal("no-such-lead", senderOf(session), address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const mailbox = senderOf(session);
        if (store.switches.quotaSpent.has(mailbox.spec.address.toLowerCase())) {
          return done(refusal("quota-spent", mailbox, mailbox.spec.address));
        }
        if (store.switches.refusesAsSpam) {
          return done(refusal("refused-as-spam", mailbox, mailbox.spec.address));
        }
        const raw = Buffer.concat(chunks).toString("latin1");
        const to = session.envelope.rcptTo.map(({ address }) => address);
        let taken: AcceptedMail;
        try {
          taken = store.accept(mailbox, to, raw);
        } catch {
          return done(NO_ROOM);
        }
        correspondents.receive(taken);

        if (store.switches.cutAfterData) return cut((of) => of === session);
        done(null, "2.0.0 OK: accepted");
      });
    },
  });
  // A client that goes away in the middle is daily business for a mail server.
  server.on("error", () => {});

  const cut = (which: (session: SMTPServerSession) => boolean) => {
    for (const connection of [...server.connections]) {
      if (which(connection.session)) connection._socket.destroy();
    }
  };

  await listening(server, at);

  return {
    port: (server.server.address() as AddressInfo).port,
    drop: (which) => cut(({ user }) => user !== undefined && which((user as HeldMailbox).spec.address)),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      cut(() => true);
      await closed;
    },
  };
}

function listening(server: SMTPServer, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => {
      server.server.off("error", reject);
      resolve();
    });
  });
}

/** MAIL, RCPT and DATA are refused by smtp-server itself until `onAuth` has set the user. */
const senderOf = (session: SMTPServerSession): HeldMailbox => session.user;

function refusal(reason: RefusalReason, mailbox: HeldMailbox | undefined, about: string): Error {
  const style = mailbox?.spec.style ?? "generic";
  const { code, lines } = smtpRefusal(reason, style, about);
  // smtp-server writes an array as a multi-line reply; its types know the single line only.
  return Object.assign(new Error(), { responseCode: code, message: lines });
}
