import { passesWithHost } from "../diagnosis/cause.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { Protocol } from "../diagnosis/observation.ts";
import { isNotAllowed } from "../mailbox/connection-not-allowed.ts";
import { hostOf } from "../mailbox/host-of.ts";
import type { LegProof, MailboxAccess, MailPort, TriedMail } from "../mailbox/mail-port.ts";
import type { OAuthPort, OAuthProvider, OAuthProviderName } from "../mailbox/oauth-port.ts";

/** Gets each host that has answered, as `hostOf` writes it. */
export type OnAnswer = (host: string) => void;

type Of = Pick<MailboxAccess, "smtp" | "imap">;

/**
 * Wraps the port: `onAnswer` gets each host that answered a call. Other mailboxes may then use that host again. A refusal is an
 * answer. A request to slow down is not.
 */
export function noteHostAnswers(mail: MailPort, onAnswer: OnAnswer): MailPort {
  const answered = (access: Of, leg: "smtp" | "imap") => onAnswer(hostOf({ ...access, provider: "" }, leg));
  const failed = (access: Of, leg: "smtp" | "imap", error: unknown) => {
    if (isAnswer(leg, error)) answered(access, leg);
  };
  const note = (access: Of, leg: "smtp" | "imap", proof: LegProof) =>
    proof.kind === "proven" ? answered(access, leg) : failed(access, leg, proof.error);
  return {
    discover: (address) => mail.discover(address),
    takesToken: (provider, server) => mail.takesToken(provider, server),
    release: (mailboxId) => mail.release(mailboxId),
    parse: (raw) => mail.parse(raw),
    async prove(access) {
      const proof = await mail.prove(access);
      note(access, "smtp", proof.smtp);
      note(access, "imap", proof.imap);
      return proof;
    },
    async signIn(access, leg) {
      const proof = await mail.signIn(access, leg);
      note(access, leg, proof);
      return proof;
    },
    async transmit(access, message) {
      const transmission = await mail.transmit(access, message);
      if (transmission.kind === "accepted") answered(access, "smtp");
      else failed(access, "smtp", transmission.error);
      return transmission;
    },
    async read(access, options, apply) {
      const result = await mail.read(access, options, apply);
      if (result.kind === "read" || result.signedIn) answered(access, "imap");
      else failed(access, "imap", result.error);
      return result;
    },
    async readAgain(access, mails) {
      const tried = await mail.readAgain(access, mails);
      if (tried.some(wasTried)) answered(access, "imap");
      return tried;
    },
    async fetch(access, options, apply) {
      const result = await mail.fetch(access, options, apply);
      if (result.kind === "read" || result.signedIn) answered(access, "imap");
      else failed(access, "imap", result.error);
      return result;
    },
    async fetchAgain(access, folders, mails) {
      const tried = await mail.fetchAgain(access, folders, mails);
      if (tried.some(wasTried)) answered(access, "imap");
      return tried;
    },
    async watch(access, watching) {
      const end = await mail.watch(access, watching);
      if (end.kind === "lost") failed(access, "imap", end.error);
      else answered(access, "imap");
      return end;
    },
    async findSent(access, sentFolder, messageIds) {
      const result = await mail.findSent(access, sentFolder, messageIds);
      if (result.kind === "looked") answered(access, "imap");
      else failed(access, "imap", result.error);
      return result;
    },
  };
}

/** The same for the places that tokens come from. */
export function noteProviderAnswers(oauth: OAuthPort, onAnswer: OnAnswer): OAuthPort {
  const port: OAuthPort = {};
  for (const [name, provider] of Object.entries(oauth) as [OAuthProviderName, OAuthProvider][]) {
    port[name] = {
      title: provider.title,
      secretEndsAt: provider.secretEndsAt,
      signInUrl: (ask) => provider.signInUrl(ask),
      exchange: (callback) => provider.exchange(callback),
      revoke: (refreshToken) => provider.revoke(refreshToken),
      adminConsentUrl: (domain) => provider.adminConsentUrl(domain),
      async refresh(refreshToken) {
        const answer = await provider.refresh(refreshToken);
        if (answer.kind === "refreshed" || isAnswer("oauth", answer.error)) onAnswer(`token://${name}`);
        return answer;
      },
    };
  }
  return port;
}

const wasTried = ({ kind }: TriedMail<unknown>) => kind !== "untried";

/** Whether a failure's words show that the host is up. Unknown words may come from a host that is going down. */
function isAnswer(protocol: Protocol, error: unknown): boolean {
  if (isNotAllowed(error)) return false;
  const { cause } = diagnose({ provider: "generic", protocol, credential: "password", error });
  return !passesWithHost(cause) && cause !== "rate_limited" && cause !== "unknown";
}
