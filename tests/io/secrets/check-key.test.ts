import { afterEach, beforeEach, expect, it } from "vitest";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { checkKey } from "../../../src/io/secrets/check-key.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addMailbox, addWorkspace } from "../../setup/rows.ts";

const NOW = new Date("2026-11-24T12:00:00Z");
const [first, second] = [aesSecrets(["the first of the keys"]), aesSecrets(["the second of the keys"])];
const both = aesSecrets(["the second of the keys", "the first of the keys"]);

onEachDatabase((database) => {
  let workspaceId: string;
  beforeEach(async () => {
    workspaceId = (await addWorkspace(database().prisma)).workspaceId;
  });
  afterEach(async () => {
    await database().prisma.workspace.deleteMany();
    await database().prisma.sealingKey.deleteMany();
  });
  const storeCredential = async (secrets: typeof first) => {
    const mailboxId = await addMailbox(database().prisma, workspaceId);
    const sealed = secrets.seal("password", mailboxId);
    await database().prisma.credential.create({
      data: { mailboxId, workspaceId, ...sealed, updatedAt: NOW },
    });
  };

  it("takes the first key it is given, and that one ever after", async () => {
    expect(await checkKey(database().prisma, first, NOW)).toEqual({ kind: "right" });
    expect(await checkKey(database().prisma, first, NOW)).toEqual({ kind: "right" });
  });

  it("refuses another key, even before there is anything to open", async () => {
    await checkKey(database().prisma, first, NOW);
    expect(await checkKey(database().prisma, second, NOW)).toEqual({
      kind: "wrong",
      why: `SECRET_KEY (or the key file in DATA_DIR) is not the key that this database was sealed with. Start with the key whose id is ${first.keyId}, or add it to SECRET_KEY after the new one, separated by a comma.`,
    });
  });

  it("takes a new key beside the old one, and the new one alone once nothing is sealed with the old", async () => {
    await checkKey(database().prisma, first, NOW);
    await storeCredential(first);
    expect(await checkKey(database().prisma, both, NOW)).toEqual({ kind: "right" });
    expect(await checkKey(database().prisma, second, NOW)).toEqual({
      kind: "wrong",
      why: `SECRET_KEY (or the key file in DATA_DIR) is not the key that the credentials of 1 mailbox were sealed with. Start with the key whose id is ${first.keyId}, or add it to SECRET_KEY after the new one, separated by a comma.`,
    });
    await database().prisma.credential.deleteMany();
    await storeCredential(second);
    expect(await checkKey(database().prisma, second, NOW)).toEqual({ kind: "right" });
  });
});
