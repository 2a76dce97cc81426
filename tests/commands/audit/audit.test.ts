import { beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { unpause } from "../unpause.ts";

/** Each command is a process that opens the database. */
const SLOW = 120_000;

describeWith("PostgreSQL", "unpause audit", () => {
  let url: string;
  beforeAll(async () => {
    url = await freshDatabaseUrl();
    await ask("workspace", "set", "--name", "Ours", "--admin", "ann@ours.test");
    await ask("member", "add", "ben@ours.test", "--name", "Ben");
    await ask("sign-in", "--as", "ben@ours.test");
  }, SLOW);
  const ask = (...args: string[]) =>
    unpause(args, { env: { DATABASE_URL: url, SECRET_KEY: "a key of sixteen or more" } });

  async function withRows(run: string): Promise<void> {
    const opened = await openDatabase({ kind: "server", url });
    if (opened.kind === "refused") throw new Error(opened.why);
    await using database = opened.database;
    await database.prisma.$executeRawUnsafe(`ALTER TABLE audit_row DISABLE TRIGGER USER`);
    await database.prisma.$executeRawUnsafe(run);
    await database.prisma.$executeRawUnsafe(`ALTER TABLE audit_row ENABLE TRIGGER USER`);
  }

  it(
    "list tells an admin who did what and from where, by kind and by member",
    async () => {
      const all = await ask("audit", "list");
      expect(all.exit).toEqual(0);
      expect(all.lines).toEqual([
        expect.objectContaining({ kind: "workspace-added", surface: "command-line", member: null }),
        expect.objectContaining({ kind: "member-added", surface: "command-line", member: null }),
        expect.objectContaining({ kind: "member-added", surface: "command-line", member: "ann" }),
        expect.objectContaining({ kind: "sign-in-link-made", surface: "command-line" }),
      ]);
      const links = await ask("audit", "list", "--kind", "sign-in-link-made");
      expect(links.lines).toEqual([expect.objectContaining({ kind: "sign-in-link-made" })]);
      const bens = await ask("audit", "list", "--member", "ben@ours.test");
      expect(bens.lines).toEqual([]);
      const later = await ask("audit", "list", "--since", "2999-01-01");
      expect(later.lines).toEqual([]);
    },
    SLOW,
  );

  it(
    "list refuses who is no admin, and a kind that there is not, and tells of the refusal",
    async () => {
      const refused = await ask("audit", "list", "--as", "ben@ours.test");
      expect(refused).toMatchObject({ exit: 1, lines: [], said: expect.stringContaining("not an admin") });
      const wrong = await ask("audit", "list", "--kind", "nonsense");
      expect(wrong).toMatchObject({ exit: 2, said: expect.stringContaining("sign-in-link-made") });
      const told = await ask("audit", "list", "--kind", "not-entitled");
      expect(told.lines).toEqual([expect.objectContaining({ data: { what: "audit-read" }, member: "Ben" })]);
    },
    SLOW,
  );

  it(
    "verify says where the log ends, and a row that was changed since",
    async () => {
      const whole = await ask("audit", "verify");
      expect(whole).toMatchObject({ exit: 0, lines: [{ chain: "audit", kind: "whole", first: 1 }, {}] });
      const { end } = whole.lines[0] as { end: { number: number; hash: string } };
      const noted = `${end.number}:${end.hash}`;
      expect((await ask("audit", "verify", "--noted", noted)).exit).toEqual(0);
      const other = `${end.number}:${"0".repeat(64)}`;
      expect(await ask("audit", "verify", "--noted", other)).toMatchObject({
        exit: 1,
        lines: [{ kind: "broken", at: end.number, why: "not-as-noted" }, {}],
      });
      await withRows(`UPDATE audit_row SET member_id = NULL WHERE number = 3`);
      expect(await ask("audit", "verify")).toMatchObject({
        exit: 1,
        lines: [{ chain: "audit", kind: "broken", at: 3, why: "row-changed" }, {}],
      });
    },
    SLOW,
  );
});
