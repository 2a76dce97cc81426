import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { onPostgres } from "../../setup/each-database.ts";
import { addMailbox, addWorkspace } from "../../setup/rows.ts";

onPostgres((database) => {
  it("hands over one statement at a time in a transaction, however many relations are asked for", async () => {
    const warnings: string[] = [];
    const hear = ({ message }: Error) => void warnings.push(message);
    process.on("warning", hear);
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const mailboxId = await addMailbox(prisma, workspaceId);
    const include = { owner: true, workspace: true, credential: true, campaigns: true, backups: true };
    const read = await prisma.$transaction((tx) =>
      Promise.all([1, 2].map(() => tx.mailbox.findUniqueOrThrow({ where: { id: mailboxId }, include }))),
    );
    await nextTurn();
    process.off("warning", hear);
    expect(read).toMatchObject([1, 2].map(() => ({ id: mailboxId, workspace: { id: workspaceId } })));
    expect(warnings).toEqual([]);
  });

  it("goes on after a statement of a transaction that failed", async () => {
    const { prisma } = database();
    const { workspaceId } = await addWorkspace(prisma);
    const failing = prisma.$transaction((tx) =>
      Promise.all([
        tx.$queryRaw`SELECT 1 / 0`,
        tx.workspace.update({ where: { id: workspaceId }, data: { name: "Other" } }),
      ]),
    );
    await expect(failing).rejects.toThrow("division by zero");
    expect(await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })).not.toMatchObject({
      name: "Other",
    });
  });
});
