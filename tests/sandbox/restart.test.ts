import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { SandboxOptions } from "../../src/sandbox/start-provider.ts";
import { startSandboxProcess } from "../hosts/start-sandbox-process.ts";
import {
  imapRefusalOf,
  maya,
  outlook,
  readMailbox,
  smtpOf,
  smtpRefusalOf,
  startBox,
} from "./mail-clients.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function folder() {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  cleanUps.push(() => rm(dataDir, { recursive: true }));
  return dataDir;
}

async function startProcess(options: Omit<SandboxOptions, "log" | "mailboxes">) {
  const box = await startSandboxProcess({ mailboxes: [maya, outlook], ...options });
  cleanUps.push(() => box.close());
  return box;
}

describe("a sandbox in a process of its own", () => {
  it("loses nothing that it has accepted when it is killed in full flight", async () => {
    const dataDir = await folder();
    const box = await startProcess({ dataDir });
    const smtp = smtpOf(box, maya);
    cleanUps.push(() => smtp.close());

    const acknowledged: string[] = [];
    const sending = Array.from({ length: 400 }, async (_, n) => {
      const messageId = `<m${n}@northwind.test>`;
      await smtp.sendMail({
        from: maya.address,
        to: "lead@leads.sandbox.test",
        messageId,
        text: "x".repeat(3000),
      });
      acknowledged.push(messageId);
    });
    const settled = Promise.allSettled(sending);
    await expect.poll(() => acknowledged.length, { interval: 1 }).toBeGreaterThan(50);
    await box.kill();
    smtp.close();
    await settled;

    const next = await startProcess({ dataDir });
    const accepted = (await next.call("accepted")).map(({ messageId }) => messageId);
    expect(new Set(accepted).size).toBe(accepted.length);
    expect(accepted).toEqual(expect.arrayContaining(acknowledged));
    const filed = await readMailbox(next, maya, async (client) => {
      await client.mailboxOpen("Sent");
      return (await client.fetchAll("1:*", { envelope: true })).map(({ envelope }) => envelope?.messageId);
    });
    expect(filed).toEqual(accepted);
  });

  it("takes its breaks over the line, and says so when one is not possible", async () => {
    const box = await startProcess({});
    const password = await box.call("changePassword", maya.address);
    expect(await imapRefusalOf(box, maya)).toMatchObject({ authenticationFailed: true });
    expect(await imapRefusalOf(box, { ...maya, password })).toBe("accepted");
    await expect(box.call("revokeAppPassword", maya.address)).rejects.toThrow(
      "signs in without an app password",
    );
    await box.call("goDown");
    expect(await imapRefusalOf(box, { ...maya, password })).toMatchObject({ code: "ECONNREFUSED" });
  });
});

describe("the data folder", () => {
  it("is readable by its owner only, since it holds passwords", async () => {
    const dataDir = await folder();
    await (await startBox({ dataDir })).close();
    expect((await stat(join(dataDir, "provider.jsonl"))).mode & 0o777).toBe(0o600);
  });

  it("may end in the middle of a line, which is then cut off", async () => {
    const dataDir = await folder();
    await (await startBox({ dataDir })).close();
    const journal = join(dataDir, "provider.jsonl");
    const whole = await readFile(journal, "utf8");
    await appendFile(journal, '{"kind":"mail","address":"maya@');

    const box = await startBox({ dataDir });
    cleanUps.push(() => box.close());
    expect(await readFile(journal, "utf8")).toBe(whole);
    expect(await imapRefusalOf(box, maya)).toBe("accepted");
  });

  it("remembers what was broken", async () => {
    const dataDir = await folder();
    const first = await startBox({ dataDir });
    first.breaks.setSmtpAuth("contoso.test", false);
    first.breaks.quota(maya.address, true);
    first.breaks.throttle(true);
    const broken = first.broken();
    await first.close();

    const box = await startBox({ dataDir });
    cleanUps.push(() => box.close());
    expect(box.broken()).toEqual(broken);
    expect(broken).toEqual({
      smtpAuthOff: ["contoso.test"],
      quotaSpent: [maya.address],
      throttled: true,
      cutAfterData: false,
      refusesAsSpam: false,
      down: false,
    });
    box.breaks.throttle(false);
    const smtp = smtpOf(box, outlook);
    cleanUps.push(() => smtp.close());
    expect(await smtpRefusalOf(smtp.verify())).toMatchObject({ responseCode: 535 });
  });
});

describe("the ports", () => {
  it("may be given, and must be free", async () => {
    const box = await startBox();
    cleanUps.push(() => box.close());
    await expect(startBox({ smtpPort: box.smtp.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await expect(startBox({ imapPort: box.imap.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
