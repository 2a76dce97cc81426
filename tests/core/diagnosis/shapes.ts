import type { CredentialKind, Observation } from "../../../src/core/diagnosis/observation.ts";

/** The error that nodemailer makes of a reply to a command. */
export function smtp(
  provider: string,
  credential: CredentialKind,
  command: "CONN" | "AUTH PLAIN" | "AUTH LOGIN" | "AUTH XOAUTH2" | "MAIL FROM" | "RCPT TO" | "DATA",
  response: string,
): Observation {
  const prefix = command.startsWith("AUTH")
    ? "Invalid login: "
    : command === "MAIL FROM"
      ? "Mail command failed: "
      : command === "RCPT TO"
        ? "Can't send mail - all recipients were rejected: "
        : command === "DATA"
          ? "Message failed: "
          : "Invalid greeting. response=";
  const code = command.startsWith("AUTH")
    ? "EAUTH"
    : command === "CONN"
      ? "EPROTOCOL"
      : command === "DATA"
        ? "EMESSAGE"
        : "EENVELOPE";
  const error = {
    message: prefix + response,
    code,
    response,
    responseCode: Number(response.slice(0, 3)),
    command,
  };
  return { provider, protocol: "smtp", credential, error };
}

/** The error that imapflow makes of a tagged reply to LOGIN or AUTHENTICATE. */
export function imap(provider: string, credential: CredentialKind, reply: string): Observation {
  const [, status = "NO", code, text = ""] = /^(NO|BAD) (?:\[([A-Z/-]+)[^\]]*\] ?)?(.*)$/s.exec(reply) ?? [];
  const error = {
    message: "Command failed",
    response: `7 ${reply}`,
    responseStatus: status,
    responseText: text,
    ...(code === undefined ? {} : { serverResponseCode: code }),
    authenticationFailed: true,
  };
  return { provider, protocol: "imap", credential, error };
}

/** The error that gaxios makes of a token endpoint's answer. */
export function token(provider: string, error: string, description?: string, status = 400): Observation {
  const data = description === undefined ? { error } : { error, error_description: description };
  return {
    provider,
    protocol: "oauth",
    credential: "oauth",
    error: { message: error, status, code: String(status), response: { status, data } },
  };
}

/** The error that gaxios makes of a refusal by the Gmail API. */
export function gmailApi(code: number, reason: string, message: string): Observation {
  const data = { error: { code, message, errors: [{ domain: "global", reason, message }] } };
  return {
    provider: "google",
    protocol: "oauth",
    credential: "oauth",
    error: { message, status: code, response: { status: code, data } },
  };
}

/** The error of Microsoft Graph's client. */
export function graph(statusCode: number, code: string, message: string): Observation {
  return {
    provider: "microsoft",
    protocol: "oauth",
    credential: "oauth",
    error: { statusCode, code, message },
  };
}

/** The error of msal-node for an AADSTS text. */
export function msal(errorCode: string, errorMessage: string, subError = ""): Observation {
  const errorNo = Number(/AADSTS(\d+)/.exec(errorMessage)?.[1]);
  return {
    provider: "microsoft",
    protocol: "oauth",
    credential: "oauth",
    error: { name: "ServerError", errorCode, errorMessage, subError, correlationId: "", errorNo },
  };
}

/** Nothing but a message, as a log or a person passes it on. */
export function text(
  provider: string,
  protocol: Observation["protocol"],
  credential: CredentialKind,
  message: string,
): Observation {
  return { provider, protocol, credential, error: { message } };
}
