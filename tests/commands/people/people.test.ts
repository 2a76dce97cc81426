import { beforeAll, expect, it } from "vitest";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { unpause } from "../unpause.ts";

/** Each command is a process that opens the database. */
const SLOW = 180_000;

describeWith("PostgreSQL", "unpause member", () => {
  let url: string;
  beforeAll(async () => {
    url = await freshDatabaseUrl();
    await ask("workspace", "set", "--name", "Ours", "--admin", "ann@ours.test");
    await ask("member", "add", "ben@ours.test", "--name", "Ben");
  }, SLOW);
  const ask = (...args: string[]) =>
    unpause(args, { env: { DATABASE_URL: url, SECRET_KEY: "a key of sixteen or more" } });

  it(
    "sets roles and removes people, and a workspace keeps an admin",
    async () => {
      const only =
        "ann@ours.test is the only admin. Nothing was changed. Make another member an admin: unpause member set ADDRESS --role admin\n";
      expect(await ask("member", "remove", "ann@ours.test")).toEqual({ exit: 1, lines: [], said: only });
      expect(await ask("member", "set", "ann@ours.test", "--role", "member")).toEqual({
        exit: 1,
        lines: [],
        said: only,
      });
      expect(await ask("member", "set", "BEN@ours.test", "--role", "admin")).toEqual({
        exit: 0,
        lines: [{ email: "ben@ours.test", role: "admin" }],
        said: "",
      });
      const { url: link } = (await ask("sign-in", "--as", "ann@ours.test")).lines[0] as { url: string };
      expect(link).toContain("/sign-in/");
      expect(await ask("member", "remove", "ann@ours.test", "--as", "ben@ours.test")).toEqual({
        exit: 0,
        lines: [
          { email: "ann@ours.test", removed: true, sessions: 0, mailboxes: [], incidents: 0, to: null },
        ],
        said: "",
      });
      const gone = await ask("sign-in", "--as", "ann@ours.test");
      expect([gone.exit, gone.lines]).toEqual([2, []]);
      expect((await ask("member", "remove", "ann@ours.test")).said).toEqual(
        "Nobody here has the address ann@ours.test. To see who is: unpause member list\n",
      );
    },
    SLOW,
  );
});
