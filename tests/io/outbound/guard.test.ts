import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { type LookUpAll, openGuard } from "../../../src/io/outbound/guard.ts";
import { openSocket } from "../../../src/io/outbound/open-socket.ts";
import { MAIL_PORTS } from "../../../src/io/outbound/outbound-rule.ts";
import { readOutbound } from "../../../src/io/outbound/read-outbound.ts";

const PUBLIC = "203.0.114.7";
const MAILBOX = "ada@outreach.test";

type Listed = { allow?: string; plaintext?: string };

function guardOf({ allow = "", plaintext = "" }: Listed = {}, lookUp?: LookUpAll) {
  const { outbound, mistakes } = readOutbound({ OUTBOUND_ALLOW: allow, OUTBOUND_PLAINTEXT: plaintext });
  expect(mistakes).toEqual([]);
  return openGuard(outbound, lookUp);
}

/** Names that lead to these addresses. */
const leadsTo =
  (...addresses: string[]): LookUpAll =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

type To = { host: string; port?: number; plaintext?: boolean };

/** The result: the addresses that are connected to, or the refusal. */
async function asked(guard: ReturnType<typeof guardOf>, { host, port = 993, plaintext = false }: To) {
  const passage = await guard.pass({ host, port, plaintext, mailbox: MAILBOX });
  if (passage.kind === "closed") return (passage.error as Error).message;
  const { promise, resolve } = Promise.withResolvers<unknown>();
  passage.lookUp(host, { all: true }, (_error, addresses) => resolve(addresses));
  return ((await promise) as { address: string }[]).map(({ address }) => address);
}

const refusal = (host: string, port = 993) =>
  `Unpause may not connect to ${host}, port ${port}, unless its operator lists it in OUTBOUND_ALLOW.`;

it.each([
  // Loopback, as the machine's own resolver reads it.
  "127.0.0.1",
  "127.1",
  "127.255.255.254",
  "0x7f.0.0.1",
  "0x7f000001",
  "0177.0.0.1",
  "017700000001",
  "2130706433",
  "１２７.０.０.１",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "mail.localhost",
  "::1",
  "0:0:0:0:0:0:0:1",
  "::1%lo",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "0:0:0:0:0:ffff:7f00:0001",
  "::127.0.0.1",
  "64:ff9b::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::7f00:1",
  "2002:7f00:1::",
  // Nobody and everybody.
  "0.0.0.0",
  "0",
  "::",
  "255.255.255.255",
  "224.0.0.1",
  "ff02::1",
  // Metadata of clouds, link-local.
  "169.254.169.254",
  "0xa9fea9fe",
  "2852039166",
  "::ffff:169.254.169.254",
  "64:ff9b::a9fe:a9fe",
  "fd00:ec2::254",
  "fd20:ce::254",
  "100.100.100.200",
  "192.0.0.192",
  "168.63.129.16",
  "fe80::1",
  "fe80::1%eth0",
  // Private networks.
  "10.0.0.1",
  "10.255.255.255",
  "012.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "100.64.0.1",
  "198.18.0.1",
  "fc00::1",
  "fdff::1",
  "fec0::1",
  // Documentation and reserved.
  "192.0.2.1",
  "240.0.0.1",
  "2001:db8::1",
  "2001::1",
  "100::1",
])("refuses %s unless it is listed", async (host) => {
  expect(await asked(guardOf(), { host })).toEqual(refusal(host));
});

it.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
  "lets %s pass",
  async (host) => {
    expect(await asked(guardOf(), { host })).toEqual([host]);
  },
);

it("lets names pass at the ports of mail servers alone, and looks up no name for another port", async () => {
  const seen: string[] = [];
  const guard = guardOf({}, async (host) => {
    seen.push(host);
    return [{ address: PUBLIC, family: 4 }];
  });
  for (const port of MAIL_PORTS) expect(await asked(guard, { host: "mail.us.test", port })).toEqual([PUBLIC]);
  const looked = seen.length;
  for (const port of [1, 22, 80, 110, 443, 2526, 6379, 11_434, 65_535]) {
    expect(await asked(guard, { host: "mail.us.test", port })).toEqual(refusal("mail.us.test", port));
  }
  expect(seen).toHaveLength(looked);
});

it("refuses a name that leads into a private network, and does not say where it leads", async () => {
  const guard = guardOf({}, leadsTo("10.1.2.3"));
  expect(await asked(guard, { host: "mail.us.test" })).toEqual(refusal("mail.us.test"));
});

it("connects to the public addresses of a name that leads to both", async () => {
  const guard = guardOf({}, leadsTo("10.1.2.3", PUBLIC, "::1"));
  expect(await asked(guard, { host: "mail.us.test" })).toEqual([PUBLIC]);
});

it("connects to the address that it looked at, whatever the name leads to a moment later", async () => {
  const server = createServer((socket) => socket.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const answers = [["127.0.0.1"], ["10.9.9.9"]];
  const guard = guardOf({ allow: `127.0.0.1:${port}` }, async (host) =>
    leadsTo(...(answers.shift() ?? ["10.9.9.9"]))(host),
  );
  const to = { host: "rebinding.test", port, plaintext: false, mailbox: MAILBOX };
  const socket = await openSocket(guard, to, 2_000);
  expect(socket.remoteAddress).toEqual("127.0.0.1");
  socket.destroy();
  await expect(openSocket(guard, to, 2_000)).rejects.toThrow(refusal("rebinding.test", port));
});

it.each<[string, To, boolean]>([
  ["10.0.0.0/8", { host: "10.2.3.4" }, true],
  ["10.0.0.0/8", { host: "11.2.3.4", port: 994 }, false],
  ["10.0.0.0/8", { host: "10.2.3.4", port: 22 }, false],
  ["10.0.0.0/8:994", { host: "10.2.3.4", port: 994 }, true],
  ["10.0.0.0/8:994", { host: "10.2.3.4" }, false],
  ["10.2.3.4", { host: "10.2.3.4", port: 587 }, true],
  ["10.2.3.4:1143-1150", { host: "10.2.3.4", port: 1150 }, true],
  ["10.2.3.4:1143-1150", { host: "10.2.3.4", port: 1151 }, false],
  ["127.0.0.1:1143", { host: "0x7f.1", port: 1143 }, true],
  ["127.0.0.1:1143", { host: "::ffff:127.0.0.1", port: 1143 }, true],
  ["::1", { host: "::1" }, true],
  ["[::1]:1143", { host: "::1", port: 1143 }, true],
  ["[::1]:1143", { host: "127.0.0.1", port: 1143 }, false],
  ["fd00::/8", { host: "fd12::1" }, true],
  ["[fd00::/8]:1143", { host: "fd12::1", port: 1143 }, true],
  ["::ffff:10.2.3.4", { host: "10.2.3.4" }, true],
  ["localhost:1143", { host: "LocalHost.", port: 1143 }, true],
  ["localhost:1143", { host: "127.0.0.1", port: 1143 }, false],
  ["mail.corp.example, 10.0.0.0/8", { host: "10.2.3.4" }, true],
])("with OUTBOUND_ALLOW=%s, %o passes: %s", async (allow, to, passes) => {
  const answer = await asked(guardOf({ allow }), to);
  expect(Array.isArray(answer) ? "passes" : answer).toEqual(
    passes ? "passes" : refusal(to.host, to.port ?? 993),
  );
});

it("lets a host that is listed by its name lead into a private network", async () => {
  const guard = guardOf({ allow: "mail.corp.example" }, leadsTo("10.1.2.3"));
  expect(await asked(guard, { host: "mail.corp.example" })).toEqual(["10.1.2.3"]);
  expect(await asked(guard, { host: "other.corp.example" })).toEqual(refusal("other.corp.example"));
});

it("lets nothing be said in clear, also where connecting is allowed, unless that is listed too", async () => {
  const inClear = (host: string, port = 143) =>
    `Unpause may not connect to ${host}, port ${port}, without TLS unless its operator lists it in OUTBOUND_PLAINTEXT.`;
  const to = { host: "mail.us.test", port: 143, plaintext: true };
  expect(await asked(guardOf({}, leadsTo(PUBLIC)), to)).toEqual(inClear("mail.us.test"));
  const allow = "10.0.0.0/8, 127.0.0.1:1143";
  expect(await asked(guardOf({ allow }, leadsTo("10.1.2.3")), to)).toEqual(inClear("mail.us.test"));
  const both = guardOf({ allow, plaintext: "10.0.0.0/8, 127.0.0.1:1143" }, leadsTo("10.1.2.3"));
  expect(await asked(both, to)).toEqual(["10.1.2.3"]);
  expect(await asked(both, { host: "127.0.0.1", port: 1143, plaintext: true })).toEqual(["127.0.0.1"]);
});

it("takes leave to speak in clear for no leave to connect", async () => {
  const guard = guardOf({ plaintext: "10.0.0.0/8" });
  expect(await asked(guard, { host: "10.1.2.3", port: 143, plaintext: true })).toEqual(
    refusal("10.1.2.3", 143),
  );
});

it("lets a server of ours in for its own mailboxes and at its own port alone, also in clear", async () => {
  const guard = guardOf();
  const to = { host: "127.0.0.1", port: 1143, plaintext: true };
  expect(await asked(guard, to)).toEqual(refusal("127.0.0.1", 1143));
  guard.letIn([{ host: "127.0.0.1", port: 1143, mailboxes: [MAILBOX] }]);
  expect(await asked(guard, to)).toEqual(["127.0.0.1"]);
  expect(await asked(guard, { ...to, port: 1144 })).toEqual(refusal("127.0.0.1", 1144));
  expect(await asked(guard, { ...to, host: "localhost" })).toEqual(refusal("localhost", 1143));
  const other = await guard.pass({ ...to, mailbox: "mallory@evil.test" });
  expect(other).toMatchObject({ kind: "closed", error: { message: refusal("127.0.0.1", 1143) } });
});

it("passes on what the look-up met", async () => {
  const lost = Object.assign(new Error("getaddrinfo ENOTFOUND nowhere.test"), { code: "ENOTFOUND" });
  const guard = guardOf({}, () => Promise.reject(lost));
  const passage = await guard.pass({ host: "nowhere.test", port: 993, plaintext: false, mailbox: MAILBOX });
  expect(passage).toEqual({ kind: "closed", error: lost });
});

it("does not wait for a look-up longer than for connecting", async () => {
  const guard = guardOf({}, () => new Promise(() => {}));
  const to = { host: "slow.test", port: 993, plaintext: false, mailbox: MAILBOX };
  await expect(openSocket(guard, to, 50)).rejects.toMatchObject({
    code: "ETIMEDOUT",
    timeoutType: "CONNECT_TIMEOUT",
  });
});

it("says which entry is no host or network, and never its text", () => {
  const { mistakes } = readOutbound({
    OUTBOUND_ALLOW: "10.0.0.0/33, mail.corp.example:0, https://mail.corp.example, 10.0.0.0/8",
    OUTBOUND_PLAINTEXT: "300.1.1.1 a:b",
    TOKEN_HOSTS: "google:gateway.corp.example, yahoo:mail.test, google",
  });
  const host = (name: string, entry: number) =>
    `${name} lists hosts or networks, each with or without a port, e.g. mail.corp.example:993 or 10.0.0.0/8. Entry ${entry} is neither.`;
  const token = (entry: number) =>
    `TOKEN_HOSTS lists hosts that may have a provider's tokens, e.g. google:gateway.corp.example: entry ${entry} is none.`;
  expect(mistakes).toEqual([
    token(2),
    token(3),
    host("OUTBOUND_ALLOW", 1),
    host("OUTBOUND_ALLOW", 2),
    host("OUTBOUND_ALLOW", 3),
    host("OUTBOUND_PLAINTEXT", 1),
    host("OUTBOUND_PLAINTEXT", 2),
  ]);
});
