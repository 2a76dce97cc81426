import type { Config } from "../../config.ts";
import { type Check, fine } from "../../core/health/check.ts";
import { sayList } from "../../core/words/say.ts";
import { MAIL_PORTS, type OutboundRule } from "../../io/outbound/outbound-rule.ts";

/** Where mailboxes may be reached, and who may have what. */
export function checkOutbound({
  outbound: { allow, plaintext, tokenHosts },
}: Pick<Config, "outbound">): Check {
  const listed = Object.entries(tokenHosts).flatMap(([name, hosts]) =>
    hosts.map((host) => `${name}:${host}`),
  );
  const ports = sayList(MAIL_PORTS.map(String), MAIL_PORTS.length);
  return fine(
    "outbound",
    [
      `Mail servers at public addresses are reached at ports ${ports}; OUTBOUND_ALLOW adds ${namesOf(allow)}.`,
      `Without TLS passwords go to ${plaintext.length === 0 ? "no server" : namesOf(plaintext)} (OUTBOUND_PLAINTEXT).`,
      `Tokens go to their provider's own servers; TOKEN_HOSTS adds ${listed.join(", ") || "none"}.`,
    ].join(" "),
  );
}

const namesOf = (rules: readonly OutboundRule[]) => rules.map(({ written }) => written).join(", ") || "none";
