import { afterEach, expect, it } from "vitest";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { checkKey } from "../../../src/io/secrets/check-key.ts";
import { openSigning } from "../../../src/io/secrets/open-signing.ts";
import { onEachDatabase } from "../../setup/each-database.ts";

const FIRST = "the first of the keys";
const SECOND = "the second of the keys";
const BEFORE = new Date("2026-11-24T12:00:00Z");
const NOW = new Date("2026-11-30T12:00:00Z");

onEachDatabase((database) => {
  afterEach(async () => {
    await database().prisma.sealingKey.deleteMany();
    await database().prisma.lastingKey.deleteMany();
  });
  const start = async (keys: string[], at = NOW) => {
    const secrets = aesSecrets(keys);
    const { prisma } = database();
    expect(await checkKey(prisma, secrets, at)).toEqual({ kind: "right" });
    return openSigning(prisma, secrets, at);
  };

  it("signs the same after each start, whatever key comes first", async () => {
    const first = await start([FIRST]);
    const later = await start([SECOND, FIRST]);
    expect(later.sign("unsubscribe e1")).toBe(first.sign("unsubscribe e1"));
    expect(later.hash("audit", "row")).toBe(first.hash("audit", "row"));
  });

  it("makes one root where two processes start at once", async () => {
    const [one, two] = await Promise.all([start([FIRST]), start([FIRST])]);
    expect(one.sign("unsubscribe e1")).toBe(two.sign("unsubscribe e1"));
  });

  // Made by the version before lasting keys, with FIRST as its SECRET_KEY.
  const OLD = "Ed0fJ-AA3w9LBYXcewfi1PjAJrvtbfWjR-hd9h8v7xw";

  it("takes what SECRET_KEY itself signed before there was a root", async () => {
    await checkKey(database().prisma, aesSecrets([FIRST]), BEFORE);
    const signing = await start([SECOND, FIRST]);
    expect(signing.verify("unsubscribe e1", OLD)).toBe(true);
    expect(signing.sign("unsubscribe e1")).not.toBe(OLD);
  });

  it("takes nothing of a key that came after the root", async () => {
    await start([SECOND], BEFORE);
    const signing = await start([FIRST, SECOND]);
    expect(signing.verify("unsubscribe e1", OLD)).toBe(false);
  });

  it("refuses to start without the key that its own keys are sealed with", async () => {
    await start([FIRST]);
    await start([SECOND, FIRST]);
    const check = await checkKey(database().prisma, aesSecrets([SECOND]), NOW);
    expect(check).toEqual({
      kind: "wrong",
      why: expect.stringContaining("the signing keys of this database were sealed with"),
    });
  });
});
