import { isNotAllowed } from "../mailbox/connection-not-allowed.ts";
import type { Security, Server } from "../mailbox/server.ts";

/** Why there was no conversation with the mail server, and the remedy. null: there was one, or the trouble is another. */
export function explainConnection(error: unknown, protocol: "smtp" | "imap", server: Server): string | null {
  if (isNotAllowed(error)) return error.message;
  const { codes, replied, tlsFailed } = read(error);
  if (replied) return null;
  const at = `${server.host}:${server.port}`;
  const kind = protocol === "smtp" ? "sending (SMTP)" : "receiving (IMAP)";
  const has = (...wanted: string[]) => wanted.some((code) => codes.includes(code));

  if (has("ENOTFOUND", "EDNS", "EAI_AGAIN")) {
    return `We found no server named ${server.host}: check how it is spelled, or look it up in your provider's help.`;
  }
  const certificate = certificateProblem(codes, server.host);
  if (certificate !== null) return certificate;
  if (has("ENOMAILSERVER")) {
    return `No ${kind} mail server answers at ${at}${HOW[server.security]}: check host, port and encryption (${usual(protocol)}), and whether a firewall stands between.`;
  }
  if (tlsFailed || has("ETLS")) {
    return `${at} does not offer STARTTLS: choose TLS and port ${tlsPort(protocol)}.`;
  }
  return null;
}

function certificateProblem(codes: readonly string[], host: string): string | null {
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (has(/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/)) {
    return `The certificate there is for another name than ${host}: enter the name that your provider gives for its mail server.`;
  }
  if (has(/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/)) {
    return `The certificate of ${host} is out of date: whoever runs that server has to renew it.`;
  }
  if (
    has(
      /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)\w*|CERT_\w+)$/,
    )
  ) {
    return `Nobody we trust vouches for the certificate of ${host}: give its authority to Unpause in NODE_EXTRA_CA_CERTS, or have the server's certificate replaced.`;
  }
  return null;
}

const HOW: Readonly<Record<Security, string>> = {
  tls: " with TLS from the start",
  starttls: " with STARTTLS",
  none: " without TLS",
};

const tlsPort = (protocol: "smtp" | "imap") => (protocol === "smtp" ? 465 : 993);
const usual = (protocol: "smtp" | "imap") =>
  protocol === "smtp"
    ? "usually 465 with TLS or 587 with STARTTLS"
    : "usually 993 with TLS or 143 with STARTTLS";

/** nodemailer keeps the system's code in `originalCode` and the kind of timeout in `timeoutType`; imapflow has one `code`. */
function read(error: unknown): { codes: string[]; replied: boolean; tlsFailed: boolean } {
  if (typeof error !== "object" || error === null) return { codes: [], replied: false, tlsFailed: false };
  const fields: Record<string, unknown> = { ...error };
  const codes = [fields.originalCode, fields.code, fields.timeoutType].filter(
    (code) => typeof code === "string",
  );
  // A STARTTLS that is refused carries the refusal's reply code, which says nothing about the sign-in.
  const replied = typeof fields.responseCode === "number" && fields.code !== "ETLS";
  return {
    codes,
    replied: replied || fields.authenticationFailed === true,
    tlsFailed: fields.tlsFailed === true,
  };
}
