import type { TokenHosts } from "../../core/setup/token-hosts.ts";
import { hostName, type OutboundRule, readOutboundRule } from "./outbound-rule.ts";

/** Where the operator lets the program connect besides public mail servers, where without TLS, and who else has a provider's tokens. */
export type OutboundConfig = {
  allow: readonly OutboundRule[];
  plaintext: readonly OutboundRule[];
  tokenHosts: TokenHosts;
};

type Env = Partial<Record<"OUTBOUND_ALLOW" | "OUTBOUND_PLAINTEXT" | "TOKEN_HOSTS", string | undefined>>;

const entriesOf = (list: string | undefined) => (list ?? "").split(/[\s,]+/).filter((entry) => entry !== "");

/** @returns besides, what is wrong, by the number of the entry and never with its text */
export function readOutbound(env: Env): { outbound: OutboundConfig; mistakes: string[] } {
  const mistakes: string[] = [];
  const rulesOf = (name: "OUTBOUND_ALLOW" | "OUTBOUND_PLAINTEXT"): OutboundRule[] =>
    entriesOf(env[name]).flatMap((entry, index) => {
      const rule = readOutboundRule(entry);
      if (rule !== null) return [rule];
      mistakes.push(
        `${name} lists hosts or networks, each with or without a port, e.g. mail.corp.example:993 or 10.0.0.0/8. Entry ${index + 1} is neither.`,
      );
      return [];
    });
  const tokenHosts: Record<keyof TokenHosts, string[]> = { google: [], microsoft: [] };
  entriesOf(env.TOKEN_HOSTS).forEach((entry, index) => {
    const [, provider, host = ""] =
      /^(google|microsoft):([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])$/i.exec(entry) ?? [];
    if (provider === undefined) {
      mistakes.push(
        `TOKEN_HOSTS lists hosts that may have a provider's tokens, e.g. google:gateway.corp.example: entry ${index + 1} is none.`,
      );
      return;
    }
    const name = host.startsWith("[") ? host.slice(1, -1) : hostName(host);
    tokenHosts[provider.toLowerCase() as keyof TokenHosts].push(name);
  });
  const outbound = {
    allow: rulesOf("OUTBOUND_ALLOW"),
    plaintext: rulesOf("OUTBOUND_PLAINTEXT"),
    tokenHosts,
  };
  return { outbound, mistakes };
}
