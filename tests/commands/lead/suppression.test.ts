import { beforeAll, expect, it } from "vitest";
import { commit } from "../../../src/core/commit.ts";
import { suppressLead } from "../../../src/core/suppression/suppress-lead.ts";
import { openDatabase } from "../../../src/io/db/open-database.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { openLog } from "../../../src/log.ts";
import { forCommit } from "../../core/for-commit.ts";
import { freshDatabaseUrl } from "../../setup/fresh-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { unpause } from "../unpause.ts";

const noon = new Date("2026-11-24T12:00:00Z");
/** Each command is a process that opens the database. */
const SLOW = 120_000;

describeWith("PostgreSQL", "unpause suppression", () => {
  let url: string;
  beforeAll(async () => {
    url = await freshDatabaseUrl();
    await ask(["workspace", "set", "--name", "Ours", "--admin", "ann@ours.test"]);
    await ask(["member", "add", "ben@ours.test", "--name", "Ben"]);
    await leaOptsOut();
  }, SLOW);
  const ask = (args: string[], stdin = "") =>
    unpause(args, { env: { DATABASE_URL: url, SECRET_KEY: "a key of sixteen or more" }, stdin });
  const listed = async (...args: string[]) =>
    (await ask(["suppression", "list", ...args])).lines.map((line) => (line as { email: string }).email);

  async function leaOptsOut(): Promise<void> {
    const opened = await openDatabase({ kind: "server", url });
    if (opened.kind === "refused") throw new Error(opened.why);
    await using database = opened.database;
    const store = openStore(database.prisma);
    const { id: workspaceId } = (await store.members.firstWorkspace()) ?? { id: "" };
    const mail = { messageId: "7@leads.test", subject: "Re: Hello", author: "lea@leads.test" };
    const origin = { source: "mail" as const, mail, words: "Please stop." };
    await commit({ ...forCommit, store, clock: { now: () => noon }, log: openLog("silent") }, null, (tx) =>
      suppressLead(tx, { workspaceId, email: "lea@leads.test", reason: "opted_out", origin, at: noon }),
    );
  }

  it(
    "adds from arguments and from standard input, says what was there, and names what is no address",
    async () => {
      const added = await ask([
        "suppression",
        "add",
        "Tim <TIM@x.test>",
        "lea@leads.test",
        "--reason",
        "by phone",
      ]);
      expect(added).toEqual({
        exit: 0,
        lines: [
          { email: "tim@x.test", added: true },
          { email: "lea@leads.test", added: false },
        ],
        said: "",
      });
      const piped = await ask(
        ["suppression", "add", "--as", "ben@ours.test"],
        "\ufeffone@y.test\r\n\nnobody\nTWO@y.test; one@y.test\n",
      );
      expect(piped).toEqual({
        exit: 1,
        lines: [
          { email: "one@y.test", added: true },
          { email: "two@y.test", added: true },
        ],
        said: "Line 3: “nobody” is not a whole mail address.\n",
      });
      const none = await ask(["suppression", "add"], "one\ntwo\n");
      expect([none.exit, none.lines]).toEqual([2, []]);
      expect(await ask(["suppression", "add"])).toMatchObject({
        exit: 2,
        said: expect.stringContaining("Name an address"),
      });
    },
    SLOW,
  );

  it(
    "lists, searches and explains them as JSON lines",
    async () => {
      expect(await listed("--search", "Y.TEST")).toEqual(["one@y.test", "two@y.test"]);
      expect(await listed("--reason", "opted_out")).toEqual(["lea@leads.test"]);
      expect((await ask(["suppression", "list", "--search", "lea@"])).lines).toEqual([
        {
          email: "lea@leads.test",
          reason: "opted_out",
          at: "2026-11-24T12:00:00.000Z",
          source: "mail",
          mailbox: null,
          campaign: null,
          member: null,
          mail: { messageId: "7@leads.test", subject: "Re: Hello", author: "lea@leads.test" },
          words: "Please stop.",
          explanation: "They asked by mail not to be written to again.",
        },
      ]);
      expect((await ask(["suppression", "list", "--reason", "boredom"])).exit).toEqual(2);
      expect(await ask(["suppression", "list", "--search", "zoe"])).toEqual({
        exit: 0,
        lines: [],
        said: "No suppressed address matches.\n",
      });
      const told = (await ask(["audit", "list", "--kind", "exported"])).lines;
      expect(told.at(-1)).toMatchObject({ kind: "exported", data: { what: "suppressions", rows: 1 } });
    },
    SLOW,
  );

  it(
    "lifts a person's own wish only with a word more, for an admin, and with a reason",
    async () => {
      const remove = (...args: string[]) => ask(["suppression", "remove", "LEA@leads.test", ...args]);
      expect((await remove()).exit).toEqual(2);
      expect(await remove("--why", "she called")).toEqual({
        exit: 1,
        lines: [],
        said: `lea@leads.test asked to get no more mail. They asked by mail not to be written to again.
Their words: “Please stop.”
Nothing was changed. If they want to hear from you again: add --despite-opt-out
`,
      });
      const bens = await remove("--why", "x", "--despite-opt-out", "--as", "ben@ours.test");
      expect([bens.exit, bens.said]).toEqual([
        1,
        "You may not lift this. Nothing was changed. Ask an admin of your workspace.\n",
      ]);
      expect(await remove("--why", " ", "--despite-opt-out")).toMatchObject({ exit: 2 });
      expect(await remove("--why", "she called", "--despite-opt-out")).toEqual({
        exit: 0,
        lines: [{ email: "lea@leads.test", lifted: true }],
        said: "",
      });
      expect(await remove("--why", "x")).toMatchObject({
        exit: 1,
        said: expect.stringContaining("is not suppressed"),
      });
      await ask(["suppression", "add", "one+news@y.test"]);
      expect(
        await ask(["suppression", "remove", "one@y.test", "--why", "a mistake", "--as", "ben@ours.test"]),
      ).toEqual({
        exit: 0,
        lines: [{ email: "one@y.test", lifted: true }],
        said: "No campaign writes to it as long as one+news@y.test is suppressed.\n",
      });
    },
    SLOW,
  );
});
