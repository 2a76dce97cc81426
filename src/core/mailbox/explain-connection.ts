import { isNotAllowed } from "./connection-not-allowed.ts";
import type { Server } from "./mail-port.ts";

/** Why no conversation with the mail server came about, and what to change; null when it did, or when this is something else. */
export function explainConnection(error: unknown, protocol: "smtp" | "imap", server: Server): string | null {
  if (isNotAllowed(error)) return error.message;
  const { codes, replied, tlsFailed } = read(error);
  if (replied) return null;
  const at = `${server.host}:${server.port}`;
  const kind = protocol === "smtp" ? "a sending (SMTP)" : "a receiving (IMAP)";
  const has = (...wanted: string[]) => wanted.some((code) => codes.includes(code));

  if (has("ENOTFOUND", "EDNS", "EAI_AGAIN")) {
    return `We found no server named ${server.host}: check how it is spelled, or look it up in your provider's help.`;
  }
  if (has("ECONNREFUSED")) {
    return `Nothing answers at ${at}: check host and port (${usual(protocol)}).`;
  }
  if (has("CONNECT_TIMEOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN")) {
    return `${at} cannot be reached: check host and port (${usual(protocol)}), and whether a firewall stands between.`;
  }
  const certificate = certificateProblem(codes, server.host);
  if (certificate !== null) return certificate;
  if (has("ERR_SSL_WRONG_VERSION_NUMBER", "EPROTO", "ERR_SSL_PACKET_LENGTH_TOO_LONG")) {
    return server.security === "tls"
      ? `${at} does not speak TLS from the start: choose STARTTLS, or the port for TLS (${tlsPort(protocol)}).`
      : `${at} offers STARTTLS but does not keep to it: choose TLS and port ${tlsPort(protocol)}.`;
  }
  if (tlsFailed || has("ETLS")) {
    return `${at} does not offer STARTTLS: choose TLS and port ${tlsPort(protocol)}.`;
  }
  if (has("GREETING_TIMEOUT")) {
    return server.security === "tls"
      ? `${at} takes the connection but says nothing: check that ${kind} mail server listens on this port.`
      : `${at} takes the connection but says nothing: choose TLS if this port expects it, and check that it is ${kind} mail server.`;
  }
  if (
    has(
      "EPROTOCOL",
      "InvalidResponse",
      "ParserError",
      "LineTooLarge",
      "ClosedAfterConnectText",
      "ClosedAfterConnectTLS",
    )
  ) {
    return `What answers at ${at} is not ${kind} mail server: check host and port (${usual(protocol)}).`;
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
