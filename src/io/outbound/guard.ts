import { promises as dns, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { ConnectionNotAllowed } from "../../core/mailbox/connection-not-allowed.ts";
import { isPublic, plainAddress } from "./address-class.ts";
import { hostName, MAIL_PORTS, type OutboundRule } from "./outbound-rule.ts";

/** A server that a person named. */
export type Destination = {
  host: string;
  port: number;
  /** Whether everybody on the way can read what is said there. */
  plaintext: boolean;
  /** The mailbox that is opened there. */
  mailbox: string;
};

/** `lookUp` gives the addresses that were checked, and no others: a name that leads elsewhere a moment later leads nowhere. */
export type Passage = { kind: "open"; lookUp: LookupFunction } | { kind: "closed"; error: unknown };

/** A server of our own on this machine, and the mailboxes that it is for. */
export type OwnServer = { host: string; port: number; mailboxes: readonly string[] };

/** The guard before every connection to a server that people named. */
export type Guard = {
  pass(to: Destination): Promise<Passage>;
  /** Lets these mailboxes, and no others, reach servers of ours. */
  letIn(servers: readonly OwnServer[]): void;
};

export type OutboundRules = { allow: readonly OutboundRule[]; plaintext: readonly OutboundRule[] };

/** How a name becomes addresses. */
export type LookUpAll = (host: string) => Promise<LookupAddress[]>;

/**
 * @param lookUpAll - the machine's own resolver unless given
 * @param ports - at which public servers may be reached, unless a rule allows more
 */
export function openGuard(
  { allow, plaintext }: OutboundRules,
  lookUpAll: LookUpAll = (host) => dns.lookup(host, { all: true }),
  ports: readonly number[] = MAIL_PORTS,
): Guard {
  const own: OwnServer[] = [];

  const isOwn = (to: Destination) =>
    own.some(
      ({ host, port, mailboxes }) => host === to.host && port === to.port && mailboxes.includes(to.mailbox),
    );

  const isListed = (rules: readonly OutboundRule[], { host, port }: Destination, address: string) =>
    rules.some((rule) => rule.hasPort(port) && rule.covers(hostName(host), address));

  const mayReach = (to: Destination, address: string) =>
    isListed(allow, to, address) || (ports.includes(to.port) && isPublic(address));

  function choose(to: Destination, found: readonly LookupAddress[]): Passage {
    if (isOwn(to)) return { kind: "open", lookUp: giving(found) };
    const isAllowed = ({ address }: LookupAddress) => {
      const plain = plainAddress(address);
      return plain !== null && mayReach(to, plain);
    };
    const reachable = found.filter(isAllowed);
    if (reachable.length === 0) return closed(to, "OUTBOUND_ALLOW", "");
    if (!to.plaintext) return { kind: "open", lookUp: giving(reachable) };
    const inClear = reachable.filter(({ address }) =>
      isListed(plaintext, to, plainAddress(address) ?? address),
    );
    if (inClear.length === 0) return closed(to, "OUTBOUND_PLAINTEXT", " without TLS");
    return { kind: "open", lookUp: giving(inClear) };
  }

  return {
    letIn: (servers) => void own.push(...servers),
    async pass(to) {
      const family = isIP(to.host);
      if (family !== 0) return choose(to, [{ address: to.host, family }]);
      // A port that nothing allows needs no look-up, which would tell whether the name exists.
      const isKnownPort = ports.includes(to.port) || allow.some((rule) => rule.hasPort(to.port));
      if (!isKnownPort && !isOwn(to)) return closed(to, "OUTBOUND_ALLOW", "");
      try {
        return choose(to, await lookUpAll(isThisMachine(to.host) ? "localhost" : to.host));
      } catch (error) {
        return { kind: "closed", error };
      }
    },
  };
}

/** RFC 6761 §6.3. Not every resolver knows its other spellings. */
const isThisMachine = (host: string) => /(?:^|\.)localhost$/.test(hostName(host));

const closed = ({ host, port }: Destination, variable: string, how: string): Passage => ({
  kind: "closed",
  error: new ConnectionNotAllowed(
    `Unpause may not connect to ${host}, port ${port},${how} unless its operator lists it in ${variable}.`,
  ),
});

/** As `dns.lookup` answers. */
const giving =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, { all }, answer) => {
    const [first] = addresses;
    if (all) answer(null, [...addresses]);
    else answer(null, first?.address ?? "", first?.family);
  };
