import { expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { addMailbox, addWorkspace } from "../../setup/rows.ts";

const HOSTILE = "a\0b\u0007c\ud800d\n";
const KEPT = "abc\ufffdd\n";
const createdAt = new Date("2026-01-01T00:00:00Z");

onEachDatabase((database) => {
  it("stores a text whatever characters are in it, in columns and in JSON, inside and outside a transaction", async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const data = {
      workspaceId,
      email: HOSTILE,
      fields: { [HOSTILE]: [HOSTILE, { deep: HOSTILE }] },
      createdAt,
    };
    await prisma.$transaction((tx) => tx.lead.create({ data }));
    await prisma.lead.update({
      where: { workspaceId_email: { workspaceId, email: HOSTILE } },
      data: { fields: data.fields },
    });
    expect(await prisma.lead.findMany({ where: { email: { in: [HOSTILE] } } })).toMatchObject([
      { email: KEPT, fields: { [KEPT]: [KEPT, { deep: KEPT }] } },
    ]);
  });

  it("finds by raw statements what it stored by others, in lists and in JSON too", async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    await prisma.$executeRaw`INSERT INTO lead (id, workspace_id, email, fields, created_at)
      VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${HOSTILE}, ${JSON.stringify({ note: HOSTILE })}::jsonb, ${createdAt})`;
    const rows = await prisma.$queryRaw`SELECT email, fields FROM lead
      WHERE workspace_id = ${workspaceId}::uuid AND email = ANY(${["x", HOSTILE]})`;
    expect(rows).toEqual([{ email: KEPT, fields: { note: KEPT } }]);
  });

  it("leaves a text alone that only looks like JSON, and JSON that speaks of escapes", async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const note = String.raw`{"not JSON \u0000`;
    const fields = { note, path: String.raw`C:\u0000` };
    await prisma.lead.create({ data: { workspaceId, email: note, fields, createdAt } });
    expect(await prisma.lead.findMany({ where: { workspaceId } })).toMatchObject([{ email: note, fields }]);
  });

  it("records what a provider said even with a NUL in it", async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId);
    const error = Object.assign(new Error("Command failed"), {
      responseStatus: "NO",
      serverResponseCode: "AUTHENTICATIONFAILED",
      responseText: "Invalid\0 credentials",
      authenticationFailed: true,
    });
    const diagnosis = diagnose({ provider: "generic", protocol: "imap", credential: "password", error });
    const at = new Date("2026-01-05T10:00:00Z");
    const { failures } = openStore(prisma);
    await failures.record({ workspaceId, mailboxId, leg: "imap", probe: false, diagnosis, at });
    const [failure] = await failures.recent(mailboxId, new Date(0));
    expect(failure?.diagnosis.evidence[0]?.line).toBe("Invalid credentials ¦ Command failed");
  });
});
