import type { MailServer, Security, Server } from "../mailbox/server.ts";

export const SECURITIES: readonly Security[] = ["tls", "starttls", "none"];

/** Server settings as a person filled them in, and what is not right about them, by name of the field. */
export function readServer(filled: (name: string) => string): {
  server: MailServer;
  faults: Record<string, string>;
} {
  const faults: Record<string, string> = {};
  const leg = (leg: "smtp" | "imap"): Server => {
    const port = Number(filled(`${leg}-port`));
    const security = SECURITIES.find((one) => one === filled(`${leg}-security`)) ?? "tls";
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      faults[`${leg}-port`] = "A port is a number from 1 to 65535.";
    const host = filled(`${leg}-host`).trim();
    if (host === "") faults[`${leg}-host`] = "Enter the name of the server.";
    else if (/[\s/@]/.test(host)) faults[`${leg}-host`] = "Enter its name alone, such as mail.example.com.";
    return { host, port, security };
  };
  const server = { userName: filled("userName"), smtp: leg("smtp"), imap: leg("imap") };
  return { server, faults };
}
