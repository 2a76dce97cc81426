import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogue } from "../../src/commands/catalogue.ts";
import type { Out } from "../../src/commands/terminal/out.ts";
import { removeMember } from "../../src/core/removal/remove-member.ts";
import { openWorld, type World } from "../core/world.ts";
import { onPglite } from "../setup/each-database.ts";
import { aFullWorkspace, type FullWorkspace, memberOf } from "./a-full-workspace.ts";

/** Commands that are no member's: they act on the whole installation, for whoever has the machine. */
const OF_THE_MACHINE = ["workspace add", "workspace list", "health", "keys rotate", "audit verify"];

/** Commands that a member is refused who is no admin and owns nothing, in an order in which an admin can do all of them. */
const FOR_ADMINS_OR_OWNERS = [
  "audit list",
  "ticket list",
  "ticket show",
  "ticket assign",
  "ticket note",
  "ticket snooze",
  "ticket tag",
  "ticket solve",
  "ticket reopen",
  "ticket merge",
  "ticket split",
  "ticket undo",
  "ticket belongs",
  "ticket customer",
  "ticket let-in",
  "lead forget",
  "suppression remove",
  "mailbox set",
  "mailbox reconnect",
  "member add",
  "member set",
  "workspace set",
  "mailbox remove",
  "member remove",
  "workspace remove",
];

/** Commands that only read, or that every member may use. */
const FOR_EVERY_MEMBER = [
  "campaign decide",
  "campaign import",
  "campaign list",
  "campaign pause",
  "campaign preview",
  "campaign receipt",
  "campaign resume",
  "campaign start",
  "campaign unconfirmed",
  "mailbox add",
  "mailbox list",
  "mailbox probe",
  "member list",
  "sign-in",
  "suppression add",
  "suppression list",
];

/** Commands without effect in the full workspace, with the words for a member who may. */
const NOTHING_TO_DO: Record<string, RegExp> = {
  "ticket merge": /cannot become part of itself/,
  "ticket split": /Choose messages of ticket 1/,
  "ticket undo": /neither merged nor split/,
  "ticket belongs": /not said to belong to another one/,
  "ticket customer": /Nobody is offered/,
  "ticket let-in": /does not ask to join/,
  "campaign decide": /No lead of “Autumn” is held for this/,
  "campaign start": /was started before/,
  "mailbox add": /connected already/,
  "mailbox reconnect": /reconnecting|being reconnected/,
};

onPglite((database) => {
  let full: FullWorkspace;
  let other: World;
  const folder = mkdtempSync(join(tmpdir(), "unpause-"));
  beforeAll(async () => {
    writeFileSync(join(folder, "leads.csv"), "email\nmia@leads.test\n");
    full = await aFullWorkspace(database());
    other = await openWorld(database(), []);
    const { prisma } = full;
    const named = {
      ann: full.members.ann,
      cy: full.members.cy,
      gil: full.members.gil,
      dee: full.members.dee,
      gus: other.members.ann,
    };
    for (const [name, id] of Object.entries(named))
      await prisma.member.update({ where: { id }, data: { email: addressOf(name) } });
    const ann = await memberOf(full, full.members.ann);
    await removeMember(full.ctx, ann, { memberId: full.members.dee, heirId: null });
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await full?.[Symbol.asyncDispose]();
    await other?.[Symbol.asyncDispose]();
  });

  /** Of this test's alone: other tests have people of the same names. */
  const addressOf = (name: string) => `${name}@${full.workspaceId}.test`;

  /** The special input of single commands. */
  const OWN_INPUT: Record<string, object> = {
    "campaign decide": { heldFor: "message_refused", decision: "go-on" },
    "campaign import": { into: "Autumn", leads: join(folder, "leads.csv") },
    "lead forget": { address: "lea@leads.test" },
    "mailbox reconnect": { address: "info@ours.test" },
    "member set": {
      get email() {
        return addressOf("gil");
      },
    },
    "mailbox set": { owner: undefined, backup: [] },
    "member add": { email: "new@acme.test", name: "New", admin: true },
    "member remove": {
      get to() {
        return addressOf("cy");
      },
    },
    "suppression remove": { address: "never@leads.test" },
    "workspace set": { name: "Acme", timeZone: "Europe/Paris" },
    "ticket note": { text: "Hello" },
    "ticket snooze": { until: "2026-01-06T10:00Z" },
    "ticket tag": { add: ["billing"] },
    "ticket merge": { into: "1" },
    "workspace remove": { name: "Acme" },
  };

  /** Everything that some command asks for, about things of the full workspace. */
  const input = (name: string, as: string) => ({
    as: addressOf(as),
    address: "sales@ours.test",
    email: "ben@acme.test",
    name: "Autumn",
    campaign: "Autumn",
    number: "1",
    role: "admin",
    owner: addressOf("cy"),
    why: "because",
    lines: ["eve@elsewhere.test"],
    numbered: false,
    endLeads: true,
    despiteOptOut: true,
    password: "a password",
    ...OWN_INPUT[name],
  });

  async function run(name: string, as: string) {
    const said: string[] = [];
    const out: Out = {
      line: (value, words) => void said.push(words ?? JSON.stringify(value)),
      say: (text) => void said.push(text),
      progress: () => {},
      secret: async () => "a password",
      gone: new AbortController().signal,
    };
    const command = await catalogue[name]?.();
    if (command === undefined) throw new Error(name);
    return { exit: await command.execute(full.ctx, input(name, as), out), said: said.join(" ") };
  }

  it("knows for whom every command is", () => {
    const known = [...OF_THE_MACHINE, ...FOR_ADMINS_OR_OWNERS, ...FOR_EVERY_MEMBER];
    expect(Object.keys(catalogue).filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(catalogue).filter((name) => known.filter((each) => each === name).length > 1)).toEqual(
      [],
    );
  });

  const membersOwn = () => Object.keys(catalogue).filter((name) => !OF_THE_MACHINE.includes(name));

  it("no command acts in the name of a removed member, or of nobody", async () => {
    const before = await full.sum();
    const acted: string[] = [];
    for (const as of ["dee", "nobody"])
      for (const name of membersOwn()) {
        const { exit } = await run(name, as);
        if (exit !== 2) acted.push(`${as}: ${exit} ${name}`);
      }
    expect(acted).toEqual([]);
    expect(await full.sum()).toEqual(before);
  }, 120_000);

  it("no command in the name of another workspace's admin reaches this one", async () => {
    const before = await full.sum();
    for (const name of membersOwn().filter((name) => name !== "workspace remove")) await run(name, "gus");
    expect(await full.sum()).toEqual(before);
  }, 120_000);

  it("refuses to another member the rights of an admin or an owner, and changes nothing", async () => {
    const before = await full.sum();
    const acted: string[] = [];
    for (const as of ["cy", "gil"])
      for (const name of FOR_ADMINS_OR_OWNERS) {
        const { exit, said } = await run(name, as);
        // 2 would be an input that is refused to everybody.
        if (exit !== 1) acted.push(`${as}: ${exit} ${name}: ${said}`);
      }
    expect(acted).toEqual([]);
    expect(await full.sum()).toEqual(before);
  }, 120_000);

  it("a member does what is every member's, and an admin what is an admin's", async () => {
    const notDone: string[] = [];
    const does = async (name: string, as: string) => {
      const { exit, said } = await run(name, as);
      if (exit !== 0 && !NOTHING_TO_DO[name]?.test(said)) notDone.push(`${as}: ${exit} ${name}: ${said}`);
    };
    for (const name of FOR_EVERY_MEMBER) await does(name, "cy");
    const before = await full.sum();
    for (const name of FOR_ADMINS_OR_OWNERS) await does(name, "ann");
    expect(notDone).toEqual([]);
    expect(await full.sum()).not.toEqual(before);
  }, 120_000);
});
