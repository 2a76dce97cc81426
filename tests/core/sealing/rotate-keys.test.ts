import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../../src/core/context.ts";
import { type Rotation, rotateKeys } from "../../../src/core/sealing/rotate-keys.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { type AesSecrets, aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { checkKey } from "../../../src/io/secrets/check-key.ts";
import { configuredKeys } from "../../../src/io/secrets/key-rings.ts";
import { openSigning } from "../../../src/io/secrets/open-signing.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addMailbox, addWorkspace } from "../../setup/rows.ts";
import { forCommit } from "../for-commit.ts";

const OLD = "the old key of this database";
const NEW = "the new key of this database";
const NOW = new Date("2026-11-30T12:00:00Z");
const BEFORE = new Date("2026-11-30T11:00:00Z");
const SOON = new Date("2026-11-30T12:15:00Z");

onEachDatabase((database) =>
  describe("rotating keys", () => {
    let workspaceId: string;
    let memberId: string;
    beforeEach(async () => {
      ({ workspaceId, memberId } = await addWorkspace(database().prisma));
    });
    afterEach(async () => {
      const { prisma } = database();
      await prisma.workspace.deleteMany();
      await prisma.chatInstallation.deleteMany();
      await prisma.sealingKey.deleteMany();
      await prisma.lastingKey.deleteMany();
    });

    const open = async (keys: string[]) => {
      const { prisma } = database();
      const secrets = aesSecrets(keys);
      const check = await checkKey(prisma, secrets, NOW);
      if (check.kind === "wrong") throw new Error(check.why);
      const signing = await openSigning(prisma, secrets, NOW);
      const log: Context["log"] = { event() {}, fault() {}, child: () => log };
      const clock = { now: () => NOW };
      return {
        ...forCommit,
        store: openStore(prisma),
        secrets,
        signing,
        keyRing: configuredKeys,
        clock,
        log,
      };
    };
    const rotate = async (
      keys: string[],
      shown: (progress: { done: number; total: number }) => void = () => {},
      stop = new AbortController().signal,
    ): Promise<Rotation> => rotateKeys(await open(keys), shown, stop);

    const storeCredentials = async (secrets: AesSecrets, many: number) => {
      const { prisma } = database();
      for (let each = 0; each < many; each++) {
        const mailboxId = await addMailbox(prisma, workspaceId);
        const sealed = secrets.seal(`password ${each}`, mailboxId);
        await prisma.credential.create({ data: { mailboxId, workspaceId, ...sealed, updatedAt: NOW } });
      }
    };

    /** One of each kind that there is, and what each of them must be when it is opened. */
    const sealOneOfEach = async (secrets: AesSecrets) => {
      const { prisma } = database();
      await storeCredentials(secrets, 1);
      const team = { platform: "slack", tenantId: "T1", name: "Ours", installedAt: NOW };
      await prisma.chatInstallation.create({ data: { ...team, ...secrets.seal("xoxb-1", "T1") } });
      const mailboxId = await addMailbox(prisma, workspaceId);
      const disconnectionId = await addDisconnection(mailboxId);
      await prisma.reconnect.create({
        data: {
          workspaceId,
          mailboxId,
          disconnectionId,
          server: {},
          startedAt: NOW,
          ...secrets.seal("a new password", mailboxId),
        },
      });
      const stateHash = new Uint8Array(randomBytes(32));
      const bond = Buffer.from(stateHash).toString("hex");
      const signIn = { workspaceId, memberId, provider: "google", browserHash: stateHash, createdAt: BEFORE };
      await prisma.providerSignIn.create({
        data: { ...signIn, stateHash, expiresAt: SOON, ...secrets.seal("a verifier", bond) },
      });
    };
    const addDisconnection = async (mailboxId: string) => {
      const { prisma } = database();
      const incident = await prisma.incident.create({
        data: { workspaceId, cause: "password_changed", scope: mailboxId, diagnosis: {}, openedAt: BEFORE },
      });
      const disconnection = await prisma.disconnection.create({
        data: {
          workspaceId,
          mailboxId,
          incidentId: incident.id,
          cause: "password_changed",
          diagnosis: {},
          census: {},
          startedAt: BEFORE,
        },
      });
      return disconnection.id;
    };

    it("seals everything anew, so that the old key may go, and what was signed stays signed", async () => {
      const old = await open([OLD]);
      await sealOneOfEach(old.secrets as AesSecrets);
      const link = old.signing.sign("unsubscribe e1");
      expect(await rotate([NEW, OLD])).toEqual({
        kind: "rotated",
        keyId: aesSecrets([NEW]).keyId,
        resealed: 5,
        unreadable: 0,
        mayGo: [old.secrets.keyId],
      });

      const alone = await open([NEW]);
      expect(alone.signing.verify("unsubscribe e1", link)).toBe(true);
      expect(alone.signing.hash("audit", "row")).toBe(old.signing.hash("audit", "row"));
      const { prisma } = database();
      const [credential, installation, reconnect, signIn] = await Promise.all([
        prisma.credential.findFirstOrThrow(),
        prisma.chatInstallation.findFirstOrThrow(),
        prisma.reconnect.findFirstOrThrow(),
        prisma.providerSignIn.findFirstOrThrow(),
      ]);
      const opened = (row: { keyId: string | null; sealed: Uint8Array | null }, bond: string) =>
        alone.secrets.open({ keyId: row.keyId ?? "", sealed: new Uint8Array(row.sealed ?? []) }, bond);
      expect(opened(credential, credential.mailboxId)).toBe("password 0");
      expect(opened(installation, "T1")).toBe("xoxb-1");
      expect(opened(reconnect, reconnect.mailboxId)).toBe("a new password");
      expect(opened(signIn, Buffer.from(signIn.stateHash).toString("hex"))).toBe("a verifier");
      expect(credential.version).toBe(1);
    });

    it.each(["credential", "chatInstallation", "reconnect", "providerSignIn", "lastingKey"] as const)(
      "is refused at start without the key while one %s is sealed with it",
      async (left) => {
        const old = await open([OLD]);
        await sealOneOfEach(old.secrets as AesSecrets);
        const { prisma } = database();
        const kept = await keyedRows(left);
        await rotate([NEW, OLD]);
        await putBack(left, kept);
        expect(await checkKey(prisma, aesSecrets([NEW]), NOW)).toMatchObject({
          kind: "wrong",
          why: expect.stringContaining(`Start with the key whose id is ${old.secrets.keyId}`),
        });
      },
    );
    const keyedRows = async (
      table: "credential" | "chatInstallation" | "reconnect" | "providerSignIn" | "lastingKey",
    ) => {
      const { prisma } = database();
      const model = prisma[table] as unknown as {
        findFirstOrThrow(): Promise<{ keyId: string; sealed: Uint8Array }>;
      };
      const { keyId, sealed } = await model.findFirstOrThrow();
      return { keyId, sealed };
    };
    const putBack = async (
      table: "credential" | "chatInstallation" | "reconnect" | "providerSignIn" | "lastingKey",
      data: { keyId: string; sealed: Uint8Array },
    ) => {
      const model = database().prisma[table] as unknown as {
        updateMany(args: { data: unknown }): Promise<unknown>;
      };
      await model.updateMany({ data });
    };

    it("goes on where it was stopped, and says how far it is", async () => {
      const old = await open([OLD]);
      await storeCredentials(old.secrets as AesSecrets, 7);
      const stop = new AbortController();
      const told: number[] = [];
      const first = await rotate(
        [NEW, OLD],
        ({ done, total }) => {
          told.push(done / total);
          if (done === 3) stop.abort();
        },
        stop.signal,
      );
      expect(first).toMatchObject({ kind: "stopped", resealed: 3 });
      expect(told).toEqual([1 / 8, 2 / 8, 3 / 8]);
      expect(await rotate([NEW, OLD])).toMatchObject({
        kind: "rotated",
        resealed: 5,
        mayGo: [old.secrets.keyId],
      });
      expect(await rotate([NEW, OLD])).toMatchObject({ kind: "nothing-to-do", mayGo: [old.secrets.keyId] });
      expect(await rotate([NEW])).toMatchObject({ kind: "nothing-to-do", mayGo: [] });
    });

    it("leaves a secret alone that came while it was sealing", async () => {
      const old = await open([OLD]);
      await storeCredentials(old.secrets as AesSecrets, 1);
      const ctx = await open([NEW, OLD]);
      const [row] = await ctx.store.sealed.withOtherKeys("credential", ctx.secrets.keyId, {
        after: null,
        limit: 9,
        now: NOW,
      });
      if (row === undefined) throw new Error("no row");
      await ctx.store.credentials.renew(row.id, ctx.secrets.seal("newer", row.id), { after: 1, at: NOW });
      expect(await ctx.store.sealed.reseal(row, ctx.secrets.seal("older", row.id))).toBe(false);
      const stored = await ctx.store.credentials.get(row.id);
      expect(stored && ctx.secrets.open(stored, row.id)).toBe("newer");
    });

    it("goes past what cannot be opened, and says how much that is", async () => {
      const old = await open([OLD]);
      await storeCredentials(old.secrets as AesSecrets, 3);
      const { prisma } = database();
      const broken = await prisma.credential.findFirstOrThrow();
      const { mailboxId } = broken;
      await prisma.credential.update({ where: { mailboxId }, data: { sealed: new Uint8Array(40) } });
      expect(await rotate([NEW, OLD])).toMatchObject({
        kind: "rotated",
        resealed: 3,
        unreadable: 1,
        mayGo: [],
      });
    });
  }),
);
