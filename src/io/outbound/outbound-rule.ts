import { BlockList, isIP, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";
import { plainAddress } from "./address-class.ts";

/**
 * The ports of mail servers: relay, submission with and without TLS from the start (and 2525, as many hosts offer it), IMAP in both
 * forms.
 */
export const MAIL_PORTS: readonly number[] = [25, 465, 587, 2525, 143, 993];

/** The ports of web servers, without and with TLS. */
export const WEB_PORTS: readonly number[] = [80, 443];

/** One entry of OUTBOUND_ALLOW or OUTBOUND_PLAINTEXT. */
export type OutboundRule = {
  /** As it was written. */
  written: string;
  /** Whether it names this host, or the network of this address. @param host - as `hostName` writes it */
  covers(host: string, address: string): boolean;
  hasPort(port: number): boolean;
};

/** A host as rules compare it: what a browser would call it, without the dot at its end. */
export const hostName = (host: string): string => domainToASCII(host).toLowerCase().replace(/\.$/, "");

const ENTRY =
  /^(?:\[(?<bracketed>[0-9a-f:.]{2,45}(?:\/\d{1,3})?)\]|(?<bare>[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d{1,3})?)|(?<other>[a-z0-9._-]{1,253}(?:\/\d{1,2})?))(?::(?<from>\d{1,5})(?:-(?<to>\d{1,5}))?)?$/i;

/**
 * Reads one entry: a host, an address or a network, each with or without ports. Examples: `mail.corp.example:993`, `10.0.0.0/8`,
 * `[fd00::/8]:993`, `127.0.0.1:2000-2100`. Without a port it covers the ports of mail servers.
 *
 * @returns null: it is none of these
 */
export function readOutboundRule(written: string): OutboundRule | null {
  const groups = ENTRY.exec(written)?.groups;
  if (groups === undefined) return null;
  const { bracketed, bare, other = "", from, to = from } = groups;
  const covers = coversOf(bracketed ?? bare ?? other);
  if (covers === null) return null;
  if (from === undefined) return { written, covers, hasPort: (port) => MAIL_PORTS.includes(port) };
  const [first, last] = [Number(from), Number(to)];
  if (first < 1 || last < first || last > 65_535) return null;
  return { written, covers, hasPort: (port) => first <= port && port <= last };
}

function coversOf(place: string): OutboundRule["covers"] | null {
  const [base = "", bits] = place.split("/");
  const address = isIP(base) === 0 ? null : plainAddress(base);
  if (address === null) {
    // A text that looks like an address and is none would become a name that no server has.
    const isName = bits === undefined && /[a-z]/i.test(base) && !base.includes(":") && hostName(base) !== "";
    return isName ? (host) => host === hostName(base) : null;
  }
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  const most = family === "ipv6" ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (prefix > most) return null;
  const network = new BlockList();
  network.addSubnet(address, prefix, family);
  return (_host, asked) => (isIPv6(asked) ? "ipv6" : "ipv4") === family && network.check(asked, family);
}
