import { BlockList, isIP, isIPv6 } from "node:net";

/**
 * Addresses that are not a public server, by the registries of special-purpose addresses
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry) and of multicast (RFC 5771).
 */
const SPECIAL_IPV4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carriers; some clouds answer for metadata in it
  "127.0.0.0/8", // loopback
  "168.63.129.16/32", // Azure's own services for its machines (learn.microsoft.com, what is IP address 168.63.129.16)
  "169.254.0.0/16", // link-local, with the metadata of most clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocols
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
];

/** Within the global unicast addresses; everything outside of these is refused as a whole. */
const GLOBAL_IPV6 = "2000::/3";
const SPECIAL_IPV6 = [
  "2001::/23", // protocols, with Teredo, benchmarks and ORCHID
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: any IPv4 address may be in it
  "3fff::/20", // documentation
];

/** IPv6 addresses that mean an IPv4 address (RFC 4291 §2.5.5.2, RFC 6052 §2.1). */
const MAPPED = "::ffff:0:0/96";
const NAT64 = "64:ff9b::/96";

const special = listOf(SPECIAL_IPV4);
const global6 = listOf([GLOBAL_IPV6]);
const special6 = listOf(SPECIAL_IPV6);
const standsForIpv4 = listOf([MAPPED, NAT64]);

/** Whether an address can be that of a public server. @param address - as `net.isIP` takes it, or as the resolver gave it */
export function isPublic(address: string): boolean {
  const plain = plainAddress(address);
  if (plain === null) return false;
  if (isIPv6(plain)) return global6.check(plain, "ipv6") && !special6.check(plain, "ipv6");
  return !special.check(plain, "ipv4");
}

/**
 * An address without its zone, and as IPv4 where it means one. So a server that one spelling hides cannot be reached by another.
 *
 * @returns null: it is no address
 */
export function plainAddress(address: string): string | null {
  const [text = ""] = address.split("%");
  const family = isIP(text);
  if (family === 0) return null;
  if (family === 4) return text;
  const written = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  return standsForIpv4.check(written, "ipv6") ? embedded(written) : written;
}

/** The last 32 bits of an address in its shortest spelling, where zeros at their beginning are left out. */
function embedded(written: string): string {
  const tail = written.slice(written.lastIndexOf("::") + 2).split(":");
  const [low = "0", high = "0"] = tail.toReversed();
  return dotted(Number.parseInt(high || "0", 16), Number.parseInt(low || "0", 16));
}

const dotted = (high: number, low: number) =>
  [high >> 8, high & 255, low >> 8, low & 255].map(String).join(".");

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [base = "", bits] = network.split("/");
    list.addSubnet(base, Number(bits), isIPv6(base) ? "ipv6" : "ipv4");
  }
  return list;
}
