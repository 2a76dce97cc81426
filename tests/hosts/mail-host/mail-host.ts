import { chmod, chown, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect } from "node:tls";
import { createTransport } from "nodemailer";
import { freePort } from "../../setup/free-port.ts";
import { answersOn, type Program } from "../../setup/program.ts";
import { type Certificate, makeCertificate, trustAuthority } from "../certificate.ts";
import { prepareDovecot } from "./dovecot.ts";
import { answerIntrospection } from "./introspection.ts";
import { type Attempt, seatJudge } from "./judge.ts";
import { readMaildir, type StoredMessage } from "./maildir.ts";
import { seatMilter } from "./milter.ts";
import { keepPasswords } from "./passwords.ts";
import { BOUNCES, preparePostfix } from "./postfix.ts";
import { checkSender, type SenderChecks } from "./sender-checks.ts";
import { Sessions } from "./sessions.ts";

/** Every address of this domain exists, and what it receives can be read: the leads of a campaign. */
const LEADS = "leads.test";

/** Owns the mails on the disk; no account of the system needs to have this number. */
const MAIL_OWNER = 5000;

export type MailHostOptions = {
  /** File what a mailbox submits in its Sent folder, as Google and Microsoft do. */
  filesSent?: boolean;
  /** The names that the certificate is good for. */
  certificateFor?: readonly string[];
  /** Takes access tokens too (XOAUTH2, OAUTHBEARER): whose one is, while it is good. */
  tokenOwner?: (token: string) => string | null;
  /** Checks the senders of mail that other servers bring. It may be changed later; nobody checks them unless given. */
  senderChecks?: SenderChecks;
};

type Folder = "INBOX" | "Sent" | "Junk" | "Drafts" | "Trash";

/**
 * Real Postfix and Dovecot on free loopback ports. Mail goes to the mailboxes that were added, to any address at `leads.test`,
 * and to `bounces.test`. There every address is accepted and then reported as undeliverable.
 */
export type MailHost = AsyncDisposable & {
  smtp: { host: string; startTlsPort: number; tlsPort: number };
  imap: { host: string; startTlsPort: number; tlsPort: number };
  /** Where other servers bring mail. */
  incomingPort: number;
  certificate: Certificate;
  /** Lets TLS clients of this process trust the host; give another process `certificate.caFile` in NODE_EXTRA_CA_CERTS. */
  trust(): void;

  // Arrange
  /** Of any domain that ends in `.test`. */
  addMailbox(address: string, password: string): Promise<void>;
  addMailboxes(passwords: Readonly<Record<string, string>>): Promise<void>;
  /** The old password is refused from now on, and SMTP connections that it opened are ended at their next mail. */
  changePassword(address: string, newPassword: string): Promise<void>;
  /** Signing in is refused as if the mailbox had never been; what it holds can still be looked at. */
  removeMailbox(address: string): Promise<void>;
  /** Submission refuses even the right password of this mailbox, until the password is changed; IMAP goes on. */
  closeSmtpTo(address: string): Promise<void>;
  /** Submission no longer offers AUTH, to no mailbox; IMAP goes on. */
  disableSmtpAuth(): Promise<void>;
  enableSmtpAuth(): Promise<void>;
  /** @param reply - code, enhanced code and text, e.g. `452 4.2.2 Mailbox full` */
  refuseLead(address: string, reply?: string): void;
  acceptLead(address: string): void;
  /** Only at a host that was started with sender checks. */
  checkSenders(checks: SenderChecks): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;

  // Act as the other side
  /** Brings a mail as another server would. `from` is the envelope sender; the default is that of an automatic mail. */
  deliver(
    raw: string | Buffer,
    envelope: { to: string; from?: string; folder?: "INBOX" | "Junk" },
  ): Promise<void>;
  /** The lead answers the message it has received. */
  reply(message: StoredMessage, answer: { text: string; headers?: Record<string, string> }): Promise<void>;

  // Look
  /** In order of arrival. */
  messagesIn(address: string, folder?: Folder): Promise<StoredMessage[]>;
  messagesToLeads(): Promise<StoredMessage[]>;
  /** Resolves once every accepted mail lies where it belongs. */
  settled(): Promise<void>;
};

export async function startMailHost(options: MailHostOptions = {}): Promise<MailHost> {
  const root = await mkdtemp(join(tmpdir(), "unpause-mail-"));
  await chmod(root, 0o755); // the servers' own identities must get through
  const mailFolder = join(root, "mail");
  await mkdir(mailFolder);
  await chown(mailFolder, MAIL_OWNER, MAIL_OWNER);

  const certificate = await makeCertificate(root, options.certificateFor ?? ["localhost", "127.0.0.1"]);
  const passwords = await keepPasswords(join(root, "passwords"));
  const ports = {
    submissionPort: await freePort(),
    submissionsPort: await freePort(),
    incomingPort: await freePort(),
    judgePort: await freePort(),
    imapPort: await freePort(),
    imapsPort: await freePort(),
  };
  const introspectionPort = options.tokenOwner ? await freePort() : null;
  const shared = { mailFolder, mailOwner: MAIL_OWNER, authSocket: join(root, "auth"), certificate, ...ports };
  const startDovecot = await prepareDovecot({
    ...shared,
    folder: join(root, "dovecot"),
    passwordFolder: join(root, "passwords"),
    introspectionPort,
  });
  let { senderChecks } = options;
  const milterPort = senderChecks ? await freePort() : null;
  const postfix = await preparePostfix({
    ...shared,
    milterPort,
    folder: join(root, "postfix"),
    filesSent: options.filesSent ?? false,
  });

  const sessions = new Sessions();
  const refusals = new Map<string, string>();
  const judge = await seatJudge(ports.judgePort, (attempt: Attempt) => {
    if (sessions.see(attempt) === "ended") return "421 4.7.0 Your session has ended, sign in again";
    return refusals.get(attempt.recipient) ?? "DUNNO";
  });

  const milter =
    milterPort === null
      ? null
      : await seatMilter(milterPort, (mail) =>
          senderChecks ? checkSender(senderChecks, mail) : { remove: [], insert: [] },
        );

  const introspection =
    options.tokenOwner && introspectionPort !== null
      ? await answerIntrospection(introspectionPort, options.tokenOwner)
      : null;

  const folders = new Map([
    [`@${LEADS}`, `${LEADS}/`],
    [`@${BOUNCES}`, `${BOUNCES}/`],
  ]);
  let running: Program[] = [];
  const comeBack = async () => {
    running = await Promise.all([startDovecot(), postfix.start()]);
  };
  const goDown = async () => {
    await Promise.all(running.map((program) => program.stop()));
    running = [];
    // A worker of Postfix that is still on its way out keeps its port open a moment longer than its master lives.
    const { submissionPort, submissionsPort, incomingPort, imapPort, imapsPort } = ports;
    const doors = [submissionPort, submissionsPort, incomingPort, imapPort, imapsPort];
    await until(async () => !(await Promise.all(doors.map((port) => answersOn(port)))).some(Boolean));
  };
  const setSmtpAuth = async (offered: boolean) => {
    await postfix.planAuth(offered);
    running[1]?.signal("SIGHUP");
    await until(async () => (await offersAuth(ports.submissionsPort)) === offered);
    if (!offered) sessions.endThoseOf(() => true);
  };
  const incoming = createTransport({ host: "127.0.0.1", port: ports.incomingPort, ignoreTLS: true });

  const host: MailHost = {
    smtp: { host: "localhost", startTlsPort: ports.submissionPort, tlsPort: ports.submissionsPort },
    imap: { host: "localhost", startTlsPort: ports.imapPort, tlsPort: ports.imapsPort },
    incomingPort: ports.incomingPort,
    certificate,
    trust: () => trustAuthority(certificate.ca),

    addMailbox: (address, password) => host.addMailboxes({ [address]: password }),
    async addMailboxes(added) {
      for (const [address, password] of Object.entries(added)) {
        folders.set(address, `${address}/`);
        folders.set(address.replace("@", "+sent@"), `${address}/.Sent/`);
        folders.set(address.replace("@", "+junk@"), `${address}/.Junk/`);
        await passwords.set(address, password);
      }
      await postfix.deliverTo(folders);
    },
    async changePassword(address, newPassword) {
      await passwords.set(address, newPassword);
      sessions.endThoseOf((each) => each === address);
    },
    async removeMailbox(address) {
      await passwords.remove(address);
      sessions.endThoseOf((each) => each === address);
      folders.delete(address);
      await postfix.deliverTo(folders);
    },
    async closeSmtpTo(address) {
      await passwords.remove(address, "smtp");
      sessions.endThoseOf((each) => each === address);
    },
    disableSmtpAuth: () => setSmtpAuth(false),
    enableSmtpAuth: () => setSmtpAuth(true),
    refuseLead: (address, reply = "550 5.1.1 User unknown") => void refusals.set(address, reply),
    acceptLead: (address) => void refusals.delete(address),
    checkSenders(checks) {
      if (milterPort === null) throw new Error("This host was started without sender checks.");
      senderChecks = checks;
    },
    goDown,
    comeBack,

    async deliver(raw, { to, from = "", folder = "INBOX" }) {
      const rcpt = folder === "Junk" ? to.replace("@", "+junk@") : to;
      await incoming.sendMail({ raw, envelope: { from, to: [rcpt] } });
    },
    async reply(message, { text, headers = {} }) {
      const from = message.deliveredTo ?? message.to[0];
      if (from === undefined || message.messageId === null)
        throw new Error("Nobody to answer, or nothing to refer to.");
      await incoming.sendMail({
        from,
        to: message.from,
        subject: `Re: ${message.subject}`,
        inReplyTo: message.messageId,
        references: [...message.references, message.messageId],
        text,
        headers,
      });
    },

    async messagesIn(address, folder = "INBOX") {
      if (address.endsWith(`@${LEADS}`)) {
        return (await host.messagesToLeads()).filter(({ deliveredTo }) => deliveredTo === address);
      }
      return readMaildir(join(mailFolder, address, folder === "INBOX" ? "" : `.${folder}`));
    },
    messagesToLeads: () => readMaildir(join(mailFolder, LEADS)),
    async settled() {
      const isUnderWay = async (queue: string) =>
        (await readdir(join(postfix.queueFolder, queue))).length > 0;
      await until(async () => !(await isUnderWay("incoming")) && !(await isUnderWay("active")));
    },

    async [Symbol.asyncDispose]() {
      incoming.close();
      await goDown();
      judge[Symbol.dispose]();
      milter?.[Symbol.dispose]();
      introspection?.[Symbol.dispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
  await comeBack();
  return host;
}

async function offersAuth(tlsPort: number): Promise<boolean> {
  const socket = connect({ port: tlsPort, host: "127.0.0.1", rejectUnauthorized: false });
  let heard = "";
  socket.write("EHLO localhost\r\nQUIT\r\n");
  for await (const chunk of socket) heard += chunk;
  return /^250[ -]AUTH /m.test(heard);
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("The mail host did not come to rest within 20 seconds.");
    await pause(20);
  }
}
