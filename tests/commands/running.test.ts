import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SandboxProvider, startSandboxProvider } from "../../src/sandbox/start-provider.ts";
import { LISTED } from "../hosts/listed.ts";
import { freePort } from "../setup/free-port.ts";
import { type RunningProduct, startUnpause, unpause } from "./unpause.ts";

const PASSWORD = "pä ss\twörd “🐟” 密碼 ";
/** A fresh data folder is a second of work on a machine that has nothing else to do. */
const STARTING = 180_000;
const folder = mkdtempSync(join(tmpdir(), "unpause-running-"));
const DATA_DIR = join(folder, "data");
let env: Record<string, string>;
let provider: SandboxProvider;
let product: RunningProduct;

beforeAll(async () => {
  provider = await startSandboxProvider({
    mailboxes: [
      { address: "ann@ours.test", name: "Ann", kind: "password", password: PASSWORD },
      { address: "ben@ours.test", name: "Ben", kind: "password", password: "ben-secret" },
    ],
  });
  env = { ...LISTED, DATA_DIR, PORT: `${await freePort()}`, UNPAUSE_SANDBOX: "0" };
  product = await startUnpause(env);
}, STARTING);

afterAll(async () => {
  await product?.stop();
  await provider?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (args: string[], stdin?: string | Uint8Array) =>
  unpause(args, { env, ...(stdin !== undefined && { stdin }) });
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const servers = () => [
  "--smtp",
  `${provider.smtp.host}:${provider.smtp.port}/none`,
  "--imap",
  `${provider.imap.host}:${provider.imap.port}/none`,
];
const definition = (changes: Record<string, unknown> = {}) =>
  file(
    "campaign.json",
    JSON.stringify({
      name: "Spring",
      timeZone: "Europe/Berlin",
      mailboxes: ["ann@ours.test"],
      steps: [{ after: "1 day", subject: "Hello {{ first_name }}", text: "Hi {{ first_name }}!" }],
      ...changes,
    }),
  );

describe("commands of a running product", { timeout: STARTING }, () => {
  it("are answered over a socket that is for its owner alone", async () => {
    expect(await ask(["workspace", "set", "--name", "Ours", "--admin", "kim@ours.test"])).toEqual({
      exit: 0,
      lines: [
        expect.objectContaining({
          name: "Ours",
          timeZone: "UTC",
          lettersThroughMailboxes: false,
          brakeRefusals: 3,
          brakeBounces: 8,
        }),
      ],
      said: "",
    });
    expect(statSync(join(DATA_DIR, "unpause.sock")).mode & 0o777).toBe(0o600);
  });

  it("refuse a time zone that does not exist", async () => {
    expect(await ask(["workspace", "set", "--time-zone", "Europe/Atlantis"])).toEqual({
      exit: 2,
      lines: [],
      said: "There is no time zone called “Europe/Atlantis”. Use a name such as Europe/Berlin or America/New_York.\n",
    });
  });

  it("print a link that signs in once", async () => {
    const { exit, lines } = await ask(["sign-in"]);
    const { url } = lines[0] as { url: string };
    expect({ exit, status: (await fetch(url)).status }).toEqual({ exit: 0, status: 200 });
  });

  it("connect a mailbox whose password is any Unicode, from standard input", async () => {
    const args = ["mailbox", "add", "ann@ours.test", "--password-stdin", ...servers()];
    expect(await ask(args, `${PASSWORD}\n`)).toEqual({
      exit: 0,
      lines: [{ address: "ann@ours.test", id: expect.any(String) }],
      said: "",
    });
    expect(await ask(["mailbox", "probe", "ann@ours.test"])).toMatchObject({
      exit: 0,
      lines: [{ address: "ann@ours.test", smtp: { works: true }, imap: { works: true } }],
    });
  });

  it("let people in, and say who is asked when a mailbox breaks", async () => {
    expect(await ask(["member", "add", "ada@ours.test", "--name", "Ada"])).toMatchObject({
      exit: 0,
      lines: [{ email: "ada@ours.test" }],
    });
    expect((await ask(["member", "list"])).lines).toMatchObject([
      { name: "Ada", role: "member" },
      { name: "kim", role: "admin" },
    ]);
    expect(await ask(["mailbox", "set", "ann@ours.test", "--backup", "ada@ours.test"])).toEqual({
      exit: 0,
      lines: [{ address: "ann@ours.test", owner: "kim", backups: ["Ada"] }],
      said: "",
    });
    expect(await ask(["mailbox", "set", "ann@ours.test", "--owner", "bo@ours.test"])).toEqual({
      exit: 2,
      lines: [],
      said: "Nobody here has the address bo@ours.test. To let them in: unpause member add bo@ours.test\n",
    });
    expect((await ask(["mailbox", "set", "ann@ours.test", "--as", "ada@ours.test"])).exit).toEqual(1);
  });

  it("refuse a password that is no UTF-8, has two lines, or is missing", async () => {
    const add = (stdin: string | Uint8Array) => ask(["mailbox", "add", "ben@ours.test", ...servers()], stdin);
    const answers = [await add(Buffer.from([0xff, 0xfe, 0x80])), await add("one\ntwo\n"), await add("")];
    expect(answers.map(({ exit, said }) => ({ exit, said }))).toEqual([
      { exit: 2, said: "The password on standard input is not UTF-8. Send it in that encoding.\n" },
      { exit: 2, said: "The password on standard input has more than one line. Send that one line alone.\n" },
      {
        exit: 2,
        said: "There is no password on standard input. Send it there, such as with < password.txt\n",
      },
    ]);
  });

  it("say why a sign-in was refused, and store nothing", async () => {
    const { exit, lines, said } = await ask(["mailbox", "add", "ben@ours.test", ...servers()], "wrong");
    expect({ exit, lines, said }).toEqual({
      exit: 1,
      lines: [
        expect.objectContaining({
          address: "ben@ours.test",
          connected: false,
          smtp: expect.objectContaining({
            sentence: "127.0.0.1 does not accept this user name and password: check both and try again.",
          }),
        }),
      ],
      said: expect.stringContaining("Nothing was stored."),
    });
    expect((await ask(["mailbox", "list"])).lines).toEqual([
      expect.objectContaining({ address: "ann@ours.test" }),
    ]);
  });

  it("say that a host is not a mail server", async () => {
    const ssh = createServer((socket) => void socket.end("SSH-2.0-OpenSSH_9.2p1\r\n")).listen(0, "127.0.0.1");
    await once(ssh, "listening");
    const at = `127.0.0.1:${(ssh.address() as AddressInfo).port}/none`;
    const { exit, said } = await ask(["mailbox", "add", "ben@ours.test", "--smtp", at, "--imap", at], "x");
    ssh.close();
    expect({ exit, said }).toEqual({
      exit: 1,
      said: expect.stringMatching(/mail server answers at 127\.0\.0\.1:\d+ without TLS/),
    });
  });

  it.each([
    [{ timeZone: "Mars/Olympus" }, /Mars\/Olympus/],
    [{ steps: [{ subject: "Hi", text: "Hi {{ first_name " }] }, /^Step 1, text, line 1: /],
    [{ mailboxes: ["zoe@ours.test"] }, /Connect zoe@ours\.test first/],
    [{ steps: [] }, /Write at least one step/],
  ])("refuse a campaign with %j in one sentence", async (changes, sentence) => {
    const { exit, lines, said } = await ask(["campaign", "import", definition(changes)]);
    expect({ exit, lines, said }).toEqual({ exit: 2, lines: [], said: expect.stringMatching(sentence) });
  });

  it("import none of a file that is no CSV", async () => {
    const leads = file("leads.xlsx", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0]));
    const { exit, lines, said } = await ask(["campaign", "import", definition(), leads]);
    expect({ exit, lines, sentences: said.trim().split("\n").length }).toEqual({
      exit: 2,
      lines: [],
      sentences: 1,
    });
    expect((await ask(["campaign", "list"])).lines).toEqual([]);
  });

  it("tell a million bad rows in the space of a page", async () => {
    const leads = file("bad.csv", `email,first_name\n${"not-an-address,Kim\n".repeat(1_000_000)}`);
    const { exit, lines, said } = await ask(["campaign", "import", definition(), leads]);
    const told = said.split("\n").filter((line) => !line.startsWith("Reading: "));
    expect({ exit, lines, first: told[0], end: told.slice(100) }).toEqual({
      exit: 2,
      lines: [],
      first: "Line 2: “not-an-address” is not a complete e-mail address.",
      end: ["… and 999,900 more lines.", `${leads} holds no lead that can be imported.`, ""],
    });
  });

  it("import a campaign with its leads, and say which rows were left out", async () => {
    const leads = file("leads.csv", "email,first_name\nlea@leads.test,Lea\nnobody\nLEA@leads.test,Lea\n");
    expect(await ask(["campaign", "import", definition(), leads])).toEqual({
      exit: 0,
      lines: [
        { campaign: "Spring", id: expect.any(String), state: "draft" },
        {
          campaign: "Spring",
          enrolled: 1,
          bad: 1,
          leftOut: 1,
          columns: ["first_name"],
          note: null,
          lacking: [],
        },
      ],
      said: "Line 3: “nobody” is not a complete e-mail address.\nLine 4: lea@leads.test is in the file twice.\n",
    });
  });

  it("name placeholders of other tools, and write them in Liquid when asked to", async () => {
    const step = {
      subject: "Hello [First Name]",
      text: ["Hi {{{firstName}}},", "{icebreaker}"],
      html: "<p>*|FNAME|*</p>",
    };
    const named = definition({ name: "Other tool", steps: [step] });
    const leads = file("named.csv", "email,First Name\nmia@leads.test,Mia\n");
    expect(await ask(["campaign", "import", named, leads])).toMatchObject({ exit: 2, lines: [] });

    const refused = await ask(["campaign", "import", named, leads, "--rewrite-placeholders", "--start"]);
    expect({ exit: refused.exit, lines: refused.lines.slice(0, 2), said: refused.said }).toEqual({
      exit: 1,
      lines: [
        { campaign: "Other tool", id: expect.any(String), state: "draft" },
        { campaign: "Other tool", rewritten: 3 },
      ],
      said: `Step 1, text, line 2: “{icebreaker}” is not filled in here, and no column of the leads is called like it.
“Other tool” was not started. Its texts hold placeholders that Unpause does not fill in. Start it all the same: unpause campaign start "Other tool" --despite-placeholders
`,
    });
    const preview = await ask(["campaign", "preview", "Other tool"]);
    expect(preview.lines).toMatchObject([
      { subject: "Hello Mia", text: "Hi Mia,\n{icebreaker}", html: "<p>Mia</p>" },
    ]);
    const more = file("more.csv", "email,ice breaker,first_name\nmo@leads.test,Nice site!,Mo\n");
    const into = ["campaign", "import", "--into", "Other tool", more];
    expect(
      (await ask(into)).said,
    ).toEqual(`Step 1, text, line 2: “{icebreaker}” is not filled in here. Write {{ ice_breaker }} instead.
“Other tool” does not start like this. Rewrite them: unpause campaign start "Other tool" --rewrite-placeholders.
`);
    const started = await ask([
      "campaign",
      "start",
      "Other tool",
      "--despite-public-url",
      "--rewrite-placeholders",
      "--despite-lacking",
    ]);
    expect(started).toMatchObject({ exit: 0, said: "", lines: [{ rewritten: 1 }, { state: "running" }] });
    expect((await ask(["campaign", "start", "Other tool", "--rewrite-placeholders"])).said).toContain(
      "“Other tool” was started already. Its texts stay as they are. Nothing was changed.",
    );
  });

  it("preview, start, pause and resume it, and have no receipt yet", async () => {
    const preview = await ask(["campaign", "preview", "Spring", "--lead", "lea@leads.test"]);
    const stranded = await ask(["campaign", "start", "Spring"]);
    expect(stranded).toEqual({
      exit: 1,
      lines: [],
      said: `PUBLIC_URL is not set, or names this machine: nobody else can open http://localhost:${env.PORT}. Leads could not press “unsubscribe” in their mail program. They can unsubscribe by mail instead.
“Spring” was not started. Set PUBLIC_URL to the https address at which everybody can open Unpause, e.g. https://unpause.example.com. Start it all the same: unpause campaign start "Spring" --despite-public-url
`,
    });
    const started = await ask(["campaign", "start", "Spring", "--despite-public-url"]);
    const again = await ask(["campaign", "start", "Spring"]);
    const paused = await ask(["campaign", "pause", "Spring"]);
    const resumed = await ask(["campaign", "resume", "Spring"]);
    const receipt = await ask(["campaign", "receipt", "Spring"]);
    expect({ preview: preview.lines, others: [started, again, paused, resumed, receipt] }).toEqual({
      preview: [expect.objectContaining({ to: "lea@leads.test", subject: "Hello Lea", text: "Hi Lea!" })],
      others: [
        { exit: 0, lines: [{ campaign: "Spring", state: "running" }], said: "" },
        {
          exit: 1,
          lines: [],
          said: "“Spring” was started before. Nothing was changed.\n",
        },
        { exit: 0, lines: [{ campaign: "Spring", state: "paused" }], said: "" },
        { exit: 0, lines: [{ campaign: "Spring", state: "running" }], said: "" },
        {
          exit: 1,
          lines: [],
          said: "“Spring” was never resumed after a disconnection: there is no receipt.\n",
        },
      ],
    });
  });

  it("do not start a campaign on names whose encoding is a guess, and take the encoding from a person", async () => {
    const bytes = Buffer.concat([
      Buffer.from("email;first_name\nivan@leads.test;"),
      Buffer.from([0xc8, 0xe2, 0xe0, 0xed]),
    ]);
    const leads = file("cyr1251.csv", bytes);
    const guessed = await ask(["campaign", "import", definition({ name: "Cyr" }), leads, "--start"]);
    expect({ exit: guessed.exit, said: guessed.said }).toEqual({
      exit: 1,
      said: expect.stringMatching(/“Èâàí”[\s\S]*was not started, since the encoding of its leads is a guess/),
    });
    const wrong = await ask(["campaign", "import", "--into", "Cyr", leads, "--encoding", "klingon"]);
    expect(wrong).toEqual({ exit: 2, lines: [], said: expect.stringMatching(/^“klingon” is no encoding/) });

    const into = [
      "campaign",
      "import",
      "--into",
      "Cyr",
      leads,
      "--encoding",
      "windows-1251",
      "--start",
      "--despite-public-url",
    ];
    expect((await ask(into)).lines).toContainEqual({ campaign: "Cyr", state: "running" });
    const { lines } = await ask(["campaign", "preview", "Cyr", "--lead", "ivan@leads.test"]);
    expect(lines).toEqual([expect.objectContaining({ subject: "Hello Иван" })]);
  });

  it("name what they do not know", async () => {
    const answers = [
      await ask(["campaign", "pause", "Winter"]),
      await ask(["mailbox", "probe", "zoe@ours.test"]),
      await ask(["campaign", "list", "--as", "zoe@ours.test"]),
    ];
    expect(answers.map(({ exit, said }) => ({ exit, said }))).toEqual([
      { exit: 2, said: "There is no campaign called “Winter”. To see them all: unpause campaign list\n" },
      { exit: 2, said: "zoe@ours.test is not connected. To see what is: unpause mailbox list\n" },
      {
        exit: 2,
        said: "No member has the address zoe@ours.test. The members of Ours: ada@ours.test, kim@ours.test.\n",
      },
    ]);
  });

  it("make more workspaces, each with people and mailboxes of its own", async () => {
    const added = await ask(["workspace", "add", "Globex", "--admin", "Gus@globex.test"]);
    expect(added).toMatchObject({ exit: 0, lines: [{ name: "Globex", admin: "gus@globex.test" }] });
    const { signIn } = added.lines[0] as { signIn: string };
    expect((await fetch(signIn)).status).toBe(200);
    expect((await ask(["workspace", "list"])).lines).toMatchObject([
      { name: "Ours", admins: ["kim@ours.test"], members: 2 },
      { name: "Globex", admins: ["gus@globex.test"], members: 1 },
    ]);
    const asGus = (...args: string[]) => ask([...args, "--as", "gus@globex.test"]);
    expect((await asGus("mailbox", "list")).lines).toEqual([]);
    expect((await asGus("workspace", "set", "--time-zone", "Asia/Kolkata")).lines).toMatchObject([
      { name: "Globex", timeZone: "Asia/Kolkata" },
    ]);
    expect((await ask(["workspace", "set"])).lines).toMatchObject([{ name: "Ours" }]);
    expect(await ask(["workspace", "add", "Acme", "--admin", "nobody"])).toMatchObject({
      exit: 2,
      lines: [],
      said: "admin: The admin is a mail address.\n",
    });
  });

  it("reach the data itself when the product was killed, and the next product after it", async () => {
    await product.kill();
    const alone = await ask(["campaign", "list"]);
    product = await startUnpause(env);
    const together = await ask(["campaign", "list"]);
    expect([alone, together].map(({ exit, lines }) => ({ exit, names: lines.map(nameOf) }))).toEqual([
      { exit: 0, names: ["Cyr", "Other tool", "Spring"] },
      { exit: 0, names: ["Cyr", "Other tool", "Spring"] },
    ]);
  });

  it("end with the product, which stops cleanly and takes its socket with it", async () => {
    expect(await product.stop()).toBe(0);
    expect(statSync(join(DATA_DIR, "unpause.sock"), { throwIfNoEntry: false })).toBeUndefined();
  });
});

const nameOf = (line: unknown) => (line as { name: string }).name;
