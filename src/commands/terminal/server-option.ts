import { z } from "zod";
import type { Security, Server } from "../../core/mailbox/server.ts";

const SECURITY_OF_PORT: Record<number, Security> = {
  465: "tls",
  993: "tls",
  587: "starttls",
  143: "starttls",
};

/** `host:port` or `host:port/tls`, `/starttls`, `/none`, as in `--smtp smtp.example.com:465/tls`. */
export const ServerOption = z.string().transform((text, check): Server => {
  const [, host, digits, security] =
    /^([a-z0-9.-]+|\[[0-9a-f:]+\]):(\d{1,5})(?:\/(tls|starttls|none))?$/i.exec(text.trim()) ?? [];
  const port = Number(digits);
  if (host !== undefined && port > 0 && port < 65_536) {
    const chosen = (security?.toLowerCase() as Security | undefined) ?? SECURITY_OF_PORT[port] ?? "starttls";
    return { host: host.replace(/^\[|\]$/g, ""), port, security: chosen };
  }
  check.addIssue(`“${text}” is no server. Write it like mail.example.com:465/tls (or /starttls, /none).`);
  return z.NEVER;
});
