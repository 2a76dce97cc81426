import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshDatabaseUrl } from "../setup/fresh-database.ts";
import { freshFolder } from "../setup/fresh-folder.ts";
import { describeWith } from "../setup/needs.ts";
import { unpause } from "./unpause.ts";

/** Each command is a process that opens the database. */
const SLOW = 120_000;
const idIn = (says: string) => /sealed with the key (\w{8})/.exec(says)?.[1] ?? "";

describe("unpause keys rotate, where the product keeps its key itself", () => {
  it(
    "makes a new key, seals everything with it, and keeps nothing of the old one",
    async () => {
      using folder = freshFolder();
      const ask = (...args: string[]) => unpause(args, { env: { DATA_DIR: folder.path } });
      const key = () => readFileSync(join(folder.path, "secret-key"), "utf8").trim();
      await ask("workspace", "set", "--name", "Ours", "--admin", "ann@ours.test");
      const before = key();
      const rotated = await ask("keys", "rotate");
      expect(rotated).toMatchObject({ exit: 0 });
      expect(rotated.lines).toMatchObject([{ kind: "rotated", resealed: 1, unreadable: 0 }]);
      expect(key()).toMatch(/^[\w-]{43}$/);
      expect(key()).not.toBe(before);
      const listed = await ask("workspace", "list");
      expect(listed).toMatchObject({ exit: 0, lines: [{ name: "Ours" }] });
      expect((await ask("audit", "list", "--kind", "keys-rotated")).lines).toHaveLength(1);
    },
    SLOW,
  );
});

describeWith("PostgreSQL", "unpause keys rotate, with SECRET_KEY", () => {
  it(
    "is told by the doctor when the old key may go, and the product starts without it",
    async () => {
      const DATABASE_URL = await freshDatabaseUrl();
      const [OLD, NEW] = ["the old key of this database", "the new key of this database"];
      const ask = (SECRET_KEY: string, ...args: string[]) =>
        unpause(args, { env: { DATABASE_URL, SECRET_KEY } });
      const keysOf = async (keys: string) => {
        const { lines } = await ask(keys, "doctor");
        return (lines as { check: string; says: string }[]).find(({ check }) => check === "keys")?.says ?? "";
      };
      await ask(OLD, "workspace", "set", "--name", "Ours", "--admin", "ann@ours.test");
      const old = idIn(await keysOf(OLD));
      expect((await ask(OLD, "keys", "rotate")).lines).toMatchObject([{ kind: "nothing-to-do", keyId: old }]);

      expect(await keysOf(`${NEW},${OLD}`)).toContain(`The key ${old} must stay: it still seals 1 secret.`);
      const refused = await ask(NEW, "workspace", "list");
      expect(refused.exit).toBe(2);
      expect(refused.said).toContain(`Start with the key whose id is ${old}`);

      const rotated = await ask(`${NEW},${OLD}`, "keys", "rotate");
      expect(rotated.lines).toMatchObject([{ kind: "rotated", resealed: 1, mayGo: [old] }]);
      expect(await keysOf(`${NEW},${OLD}`)).toContain(`The older key ${old} may go`);
      expect(await keysOf(NEW)).not.toContain(old);
      expect((await ask(NEW, "workspace", "list")).exit).toBe(0);
    },
    SLOW,
  );
});
