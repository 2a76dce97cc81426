import { type TakeOut, takeOutSecrets } from "../../core/diagnosis/secrets/known-secrets.ts";
import { withoutSecrets } from "../../core/diagnosis/secrets/without-secrets.ts";
import type {
  LegProof,
  MailboxAccess,
  MailPort,
  ReadResult,
  Secret,
  TriedMail,
  UnreadMail,
} from "../../core/mailbox/mail-port.ts";
import { recentSecrets } from "./recent-secrets.ts";

/** The stored part of a reply: RFC 5321 §4.5.3.1.5 allows 512 octets in a line, and a reply may have several. */
const LONGEST_REPLY = 4_000;
/** The stored part of the words about one mail. */
const LONGEST_WORDS = 300;

type Reads = Pick<
  MailPort,
  "prove" | "signIn" | "transmit" | "read" | "readAgain" | "fetch" | "fetchAgain" | "watch" | "findSent"
>;

/**
 * Wraps the port so that no server can reveal a secret by repeating it. The mailbox's own secret, and those recently sent to its
 * servers, are taken out of every failure, reply and word of its servers. Mails stay as they were written.
 */
export function withoutOwnSecrets(port: Reads): Reads {
  const recent = recentSecrets();
  const known = new WeakMap<Secret, { secrets: string[]; takeOut: TakeOut }>();
  const current = (access: MailboxAccess): TakeOut => {
    const secrets = recent.of(access);
    const last = known.get(access.secret);
    if (last && isSame(last.secrets, secrets)) return last.takeOut;
    const takeOut = takeOutSecrets(secrets);
    known.set(access.secret, { secrets, takeOut });
    return takeOut;
  };
  /** Call it before the servers are asked. Secrets of other sign-ins until their answer are taken out too. */
  const takeOutOf = (access: MailboxAccess): TakeOut => {
    recent.remember(access);
    return (text) => current(access)(text);
  };
  const leg = (proof: LegProof, takeOut: TakeOut): LegProof =>
    proof.kind === "failed" ? withoutSecrets(proof, takeOut) : proof;
  return {
    async prove(access) {
      const takeOut = takeOutOf(access);
      const { smtp, imap, folders } = await port.prove(access);
      return { smtp: leg(smtp, takeOut), imap: leg(imap, takeOut), folders };
    },
    async signIn(access, which) {
      const takeOut = takeOutOf(access);
      return leg(await port.signIn(access, which), takeOut);
    },
    async transmit(access, mail) {
      const takeOut = takeOutOf(access);
      const result = withoutSecrets(await port.transmit(access, mail), takeOut);
      return result.kind === "accepted" ? { ...result, reply: cut(result.reply, LONGEST_REPLY) } : result;
    },
    async read(access, options, apply) {
      const takeOut = takeOutOf(access);
      const result = await port.read(access, options, (batch, cursor, unread) =>
        apply(batch, cursor, unread.map(unreadWithout(takeOut))),
      );
      return resultWithout(result, takeOut);
    },
    async readAgain(access, mails) {
      const takeOut = takeOutOf(access);
      return (await port.readAgain(access, mails)).map((tried) => triedWithout(tried, takeOut));
    },
    async fetch(access, options, apply) {
      const takeOut = takeOutOf(access);
      const result = await port.fetch(access, options, (batch, cursor, unread) =>
        apply(batch, cursor, unread.map(unreadWithout(takeOut))),
      );
      return resultWithout(result, takeOut);
    },
    async fetchAgain(access, folders, mails) {
      const takeOut = takeOutOf(access);
      return (await port.fetchAgain(access, folders, mails)).map((tried) => triedWithout(tried, takeOut));
    },
    async watch(access, watching) {
      const takeOut = takeOutOf(access);
      const end = await port.watch(access, watching);
      return end.kind === "lost" ? withoutSecrets(end, takeOut) : end;
    },
    async findSent(access, sentFolder, messageIds) {
      const takeOut = takeOutOf(access);
      const result = await port.findSent(access, sentFolder, messageIds);
      return result.kind === "failed" ? withoutSecrets(result, takeOut) : result;
    },
  };
}

const unreadWithout =
  (takeOut: TakeOut) =>
  (unread: UnreadMail): UnreadMail => ({ ...unread, words: cut(takeOut(unread.words), LONGEST_WORDS) });

function resultWithout(result: ReadResult, takeOut: TakeOut): ReadResult {
  if (result.kind === "failed") return withoutSecrets(result, takeOut);
  const unread = result.unread.map(({ path, error }) => ({ path, error: withoutSecrets(error, takeOut) }));
  return { ...result, unread };
}

const triedWithout = <Fetched>(tried: TriedMail<Fetched>, takeOut: TakeOut): TriedMail<Fetched> =>
  tried.kind === "unread" ? { ...tried, unread: unreadWithout(takeOut)(tried.unread) } : tried;

/** A secret is taken out of the whole before: of one that is cut, a part would stay. */
const cut = (text: string, length: number) => text.slice(0, length).toWellFormed();
const isSame = (some: string[], others: string[]) =>
  some.length === others.length && some.every((each, at) => each === others[at]);
