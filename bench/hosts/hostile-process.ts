/** Reads one hostile mail in a process of its own, so that its memory is its own. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseInboundEmail } from "../../src/io/mail/parse/parse-mail.ts";
import { readMail } from "../../src/support/intake/read-mail.ts";
import { HOSTILE_MAILS, LARGE_MAILS } from "../../tests/support/intake/hostile/hostile-mails.ts";

export type HostileOrder = { what: string };
export type HostileRun = { rawMb: number; ms: number; addedMb: number };

const MB = 1024 * 1024;

/** The most that this process has had in memory, in MB, and a new beginning of that (proc(5): VmHWM, clear_refs). */
const peakMb = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;

const { what }: HostileOrder = JSON.parse(process.argv[2] ?? "{}");
const raw = [...HOSTILE_MAILS, ...LARGE_MAILS].find((mail) => mail.what === what)?.make();
if (raw === undefined) throw new Error(`There is no such mail: ${what}`);
const now = new Date();
const stored = {
  id: "one",
  workspaceId: "one",
  mailboxId: "one",
  folder: "inbox" as const,
  receivedAt: now,
  storedAt: now,
  rawId: "one",
  hash: Buffer.alloc(32),
  size: raw.length,
  kept: raw.length,
  tries: 0,
};
const inbox = {
  mailboxId: "one",
  workspaceId: "one",
  address: "support@ours.test",
  provider: "other",
  signIn: "password" as const,
  authserv: "mx.ours.test",
  authservHops: 1,
};
await read(Buffer.from("From: lea@customers.test\r\n\r\nHello"));
// Building the mail took memory, too, which does not count.
globalThis.gc?.();
writeFileSync("/proc/self/clear_refs", "5");
const base = peakMb();
const began = performance.now();
await read(raw);
const ms = performance.now() - began;
const run: HostileRun = { rawMb: raw.length / MB, ms, addedMb: peakMb() - base };
process.send?.(run);

async function read(mail: Buffer): Promise<void> {
  readMail(await parseInboundEmail(mail), { stored, inbox, enclosed: null, testId: null, now });
}
