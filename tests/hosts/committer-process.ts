import { openDatabase } from "../../src/io/db/open-database.ts";

// Commits rows one after another and says each one that was acknowledged, until it is killed. argv: the data folder.
const opened = await openDatabase({ kind: "embedded", dataDir: process.argv[2] ?? "" });
if (opened.kind === "refused") {
  process.send?.({ kind: "refused", why: opened.why });
  process.disconnect?.();
} else {
  const { prisma } = opened.database;
  process.send?.({ kind: "open" });
  for (let n = 1; ; n++) {
    await prisma.workspace.create({
      data: { name: `Workspace ${n}`, timeZone: "UTC", createdAt: new Date() },
    });
    process.send?.({ kind: "committed", n });
  }
}
