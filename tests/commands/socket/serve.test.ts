import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../../../src/commands/socket/call.ts";
import { serveCommands } from "../../../src/commands/socket/serve.ts";
import type { Progress } from "../../../src/commands/terminal/out.ts";
import { readConfig } from "../../../src/config.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import { openLog } from "../../../src/log.ts";
import { openProduct, type Product } from "../../../src/open-product.ts";

const folder = mkdtempSync(join(tmpdir(), "unpause-serve-"));
let product: Product;

beforeAll(async () => {
  const opened = await openProduct(readConfig({ DATA_DIR: join(folder, "data") }), openLog("silent"));
  if (opened.kind === "refused") throw new Error(opened.why);
  product = opened;
}, 180_000);

afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (path: string, name: string, input: unknown, secret: string | null = null) => {
  const asked: string[] = [];
  const said: string[] = [];
  const lines: unknown[] = [];
  const out = {
    say: (text: string) => void said.push(text),
    line: (line: unknown) => void lines.push(line),
    progress() {},
    async secret(question: string) {
      asked.push(question);
      return secret;
    },
    gone: new AbortController().signal,
  };
  const result = await call(path, { name, input }, out);
  return { result, said, lines, ...(asked.length > 0 && { asked }) };
};

/** At a provider where nothing listens. */
async function aLostMailbox(address: string, signIn: "oauth" | "password") {
  const { store } = product.ctx;
  const workspaceId = (await store.members.firstWorkspace())?.id ?? "";
  const ownerId = (await store.members.list(workspaceId))[0]?.id ?? "";
  const nowhere = { host: "127.0.0.1", port: 1, security: "none" as const };
  const id = await store.mailboxes.add(
    {
      workspaceId,
      ownerId,
      address,
      signIn,
      userName: address,
      senderName: "Kim",
      provider: signIn === "oauth" ? "google" : "generic",
      ...(signIn === "oauth" && { subject: address }),
      smtp: nowhere,
      imap: nowhere,
      folders: {},
      filesSentMs: null,
      dailyCap: 50,
      warmUp: null,
      minGapMs: 0,
    },
    new Date(),
  );
  const mailbox = id === null ? null : await store.mailboxes.get(id);
  if (mailbox === null) throw new Error(`${address} is there already`);
  const error = { responseCode: 535, response: "535 5.7.8 rejected", code: "EAUTH" };
  const diagnosis = diagnose({ provider: mailbox.provider, protocol: "smtp", credential: signIn, error });
  await disconnectMailbox(product.ctx, { mailbox, diagnosis, at: new Date() });
}

describe("the command socket", () => {
  it("answers commands, and says what it knows when it does not know one", async () => {
    const path = join(folder, "a.sock");
    await using _ = await serveCommands(product.ctx, path);
    const workspace = { name: "Ours", admin: "kim@ours.test", timeZone: "Europe/Berlin" };
    const settings = { name: "Ours", timeZone: "Europe/Berlin" };
    expect(await ask(path, "workspace set", workspace)).toEqual({
      result: { kind: "answered", exit: 0 },
      said: [],
      lines: [
        expect.objectContaining({
          ...settings,
          lettersThroughMailboxes: false,
          brakeRefusals: 3,
          brakeBounces: 8,
        }),
      ],
    });
    expect(await ask(path, "workspace set", { brakeRefusals: "4", brakeBounces: "10" })).toMatchObject({
      result: { exit: 0 },
      lines: [{ ...settings, brakeRefusals: 4, brakeBounces: 10 }],
    });
    expect(await ask(path, "workspace set", { lettersThroughMailboxes: "on" })).toMatchObject({
      result: { exit: 0 },
      lines: [{ lettersThroughMailboxes: true }],
    });
    expect(await ask(path, "workspace set", { brakeRefusals: "51" })).toEqual({
      result: { kind: "answered", exit: 2 },
      said: ["Give the number of refused leads as a whole number from 1 to 50."],
      lines: [],
    });
    expect(await ask(path, "toString", {})).toEqual({
      result: { kind: "answered", exit: 2 },
      said: [expect.stringContaining("campaign import, campaign list")],
      lines: [],
    });
    expect(await ask(path, "campaign pause", { campaign: 7 })).toMatchObject({
      result: { kind: "answered", exit: 2 },
      said: ["campaign: Invalid input: expected string, received number"],
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("asks for a password only where a mailbox has one", async () => {
    const path = join(folder, "d.sock");
    await using _ = await serveCommands(product.ctx, path);
    const lost = { oauth: "signed-in@ours.test", password: "typed@ours.test" } as const;
    for (const signIn of ["oauth", "password"] as const) await aLostMailbox(lost[signIn], signIn);

    const signedIn = await ask(path, "mailbox reconnect", { address: lost.oauth }, "never asked for");
    expect(signedIn).toEqual({
      result: { kind: "answered", exit: 1 },
      said: [],
      lines: [
        {
          address: lost.oauth,
          reconnected: false,
          signIn: expect.stringMatching(/^http:\/\/localhost:3000\/reconnect\/[\w-]{43}$/),
        },
      ],
    });

    const typed = await ask(path, "mailbox reconnect", { address: lost.password }, "pä ss “🐟” ");
    expect(typed).toMatchObject({
      result: { kind: "answered", exit: 1 },
      asked: [`New password of ${lost.password}: `],
      said: expect.arrayContaining(["Nothing was changed."]),
    });
    expect(JSON.stringify(typed.lines)).not.toContain("pä ss");
    expect(await ask(path, "mailbox reconnect", { address: lost.password })).toMatchObject({
      result: { kind: "answered", exit: 2 },
      said: [],
    });
  });

  it("takes the place of a socket that a killed process left", async () => {
    const path = join(folder, "b.sock");
    writeFileSync(path, "");
    expect((await ask(path, "campaign list", {})).result).toEqual({ kind: "nobody" });
    await using _ = await serveCommands(product.ctx, path);
    expect((await ask(path, "campaign list", {})).result).toEqual({ kind: "answered", exit: 0 });
  });

  it("is reached through a file that names it where its path is longer than the system takes", async () => {
    const long = join(folder, "long".repeat(40));
    mkdirSync(long);
    const path = join(long, "unpause.sock");
    const served = await serveCommands(product.ctx, path);
    const socket = readFileSync(path, "utf8").trim();
    expect((await ask(path, "campaign list", {})).result).toEqual({ kind: "answered", exit: 0 });
    expect(statSync(join(socket, "..")).mode & 0o777).toBe(0o700);
    await served[Symbol.asyncDispose]();
    const isGone = (file: string) => lstatSync(file, { throwIfNoEntry: false }) === undefined;
    expect([path, socket].map(isGone)).toEqual([true, true]);
  });

  it("follows no link in its place, and touches nothing behind it", async () => {
    const victim = join(folder, "victim");
    mkdirSync(victim);
    writeFileSync(join(victim, "s"), "precious");
    const path = join(folder, "d.sock");
    symlinkSync(join(victim, "s"), path);
    await expect(serveCommands(product.ctx, path)).rejects.toMatchObject({ code: "ELOOP" });
    expect((await ask(path, "campaign list", {})).result).toEqual({ kind: "link" });
    expect(readFileSync(join(victim, "s"), "utf8")).toBe("precious");
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  it("removes nothing that a file in its place names, unless it is the socket of a killed process", async () => {
    const path = join(folder, "e.sock");
    const others = mkdtempSync(join(tmpdir(), "unpause-not-a-socket-"));
    writeFileSync(join(others, "s"), "precious");
    for (const named of [join(others, "s"), join(folder, "data", "lock"), "/etc/passwd", "../data"]) {
      writeFileSync(path, named);
      await using _ = await serveCommands(product.ctx, path);
      expect((await ask(path, "campaign list", {})).result).toEqual({ kind: "answered", exit: 0 });
    }
    expect([join(others, "s"), join(folder, "data", "lock"), "/etc/passwd"].map(existsSync)).toEqual([
      true,
      true,
      true,
    ]);
    rmSync(others, { recursive: true });
  });

  it("stops working on a command when the caller has gone, and keeps nothing of it", async () => {
    const path = join(folder, "c.sock");
    await using _ = await serveCommands(product.ctx, path);
    const leads = join(folder, "leads.csv");
    writeFileSync(
      leads,
      `email\n${Array.from({ length: 300_000 }, (_, i) => `lead${i}@leads.test`).join("\n")}\n`,
    );
    const definition = join(folder, "campaign.json");
    const steps = [{ subject: "Hi", text: "Hi" }];
    writeFileSync(
      definition,
      JSON.stringify({ name: "Gone", timeZone: "UTC", mailboxes: ["x@ours.test"], steps }),
    );

    const seen: Progress[] = [];
    const gone = Promise.withResolvers<void>();
    const out = {
      say() {},
      line() {},
      progress(at: Progress) {
        seen.push(at);
        throw new Error("The terminal was closed.");
      },
      secret: async () => null,
      gone: new AbortController().signal,
    };
    const input = { definition, leads };
    await call(path, { name: "campaign import", input }, out).catch(() => gone.resolve());
    await gone.promise;
    expect(seen).toHaveLength(1);
    expect((await ask(path, "campaign list", {})).lines).toEqual([]);
  });
});
