import { expect, it } from "vitest";
import { AUDIT_WORDS, type AuditKind } from "../../../src/core/audit/audit-event.ts";
import { readAudit } from "../../../src/core/audit/read-audit.ts";
import { rotateKeys } from "../../../src/core/sealing/rotate-keys.ts";
import { addMember } from "../../../src/core/workspace/add-member.ts";
import { changeSettings } from "../../../src/core/workspace/change-settings.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { signOut, signOutEverywhere } from "../../../src/core/workspace/session.ts";
import { issueSignInLink, signIn } from "../../../src/core/workspace/sign-in.ts";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld, type World } from "../mailbox/world.ts";

const memberOf = async ({ ctx, members }: World, name: "ann" | "ben" | "cy") =>
  (await ctx.store.members.get(members[name])) as Member;
const ann = (world: World) => memberOf(world, "ann");
const ben = (world: World) => memberOf(world, "ben");

const linkFor = async (world: World): Promise<string> => {
  const { url } = await issueSignInLink(world.ctx, await ben(world), world.members.ann);
  return url.split("/").at(-1) ?? "";
};

const NOWHERE = { place: { browser: null, network: null }, before: null };

const settings = { name: "Acme", timeZone: "Europe/Berlin", slackChannel: "" };

/** For each kind: what somebody does, and the rows of that kind that it writes. */
const scenarios: Record<AuditKind, (world: World) => Promise<object>> = {
  "sign-in-link-made": async (world) => {
    await linkFor(world);
    return { memberId: world.members.ann, data: { forId: world.members.ben } };
  },
  "signed-in": async (world) => {
    await signIn(world.ctx, await linkFor(world), NOWHERE);
    return { memberId: world.members.ben, data: {} };
  },
  "sign-in-refused": async (world) => {
    const token = await linkFor(world);
    await signIn(world.ctx, token, NOWHERE);
    await signIn(world.ctx, token, NOWHERE);
    return { memberId: world.members.ben, data: { why: "spent" } };
  },
  "signed-out": async (world) => {
    const signed = await signIn(world.ctx, await linkFor(world), NOWHERE);
    const token = signed.kind === "signed-in" ? signed.sessionToken : "";
    await signOut(world.ctx, token);
    await signOut(world.ctx, token);
    return { memberId: world.members.ben, data: {} };
  },
  "signed-out-everywhere": async (world) => {
    await signIn(world.ctx, await linkFor(world), NOWHERE);
    await signOutEverywhere(world.ctx, await ben(world));
    return { memberId: world.members.ben, data: { ofId: world.members.ben, sessions: 1 } };
  },
  "member-added": async (world) => {
    const dora = { name: "Dora", email: "dora@acme.test", role: "admin" as const };
    const added = await addMember(world.ctx, await ann(world), dora);
    await addMember(world.ctx, await ann(world), dora);
    const ofId = added.kind === "added" ? added.memberId : "";
    return { memberId: world.members.ann, data: { ofId, role: "admin" } };
  },
  "settings-changed": async (world) => {
    await changeSettings(world.ctx, await ann(world), settings);
    await changeSettings(world.ctx, await ann(world), settings);
    return { memberId: world.members.ann, data: { fields: ["timeZone"] } };
  },
  "not-entitled": async (world) => {
    await changeSettings(world.ctx, await ben(world), settings);
    return { memberId: world.members.ben, data: { what: "settings-changed" } };
  },
  "keys-rotated": async (world) => {
    const { keyId } = world.ctx.secrets;
    await world.prisma.credential.updateMany({
      where: { mailboxId: world.mailboxId },
      data: aesSecrets(["an older key"]).seal("x", world.mailboxId),
    });
    const secrets = aesSecrets(["a key for tests", "an older key"]);
    await rotateKeys({ ...world.ctx, secrets }, () => {}, new AbortController().signal);
    return { workspaceId: null, memberId: null, data: { keyId, resealed: 1, unreadable: 0 } };
  },
  "audit-read": async (world) => {
    await readAudit(world.ctx, await ann(world), {});
    return { memberId: world.members.ann, data: {} };
  },
  "audit-chain-broken": async (world) => {
    await linkFor(world);
    await world.prisma.chainMark.update({ where: { kind: "head" }, data: { mac: "not ours" } });
    const before = await world.ctx.store.audit.last();
    await linkFor(world);
    return { workspaceId: null, memberId: null, data: { after: before?.number } };
  },
};

onEachDatabase((database) => {
  it.each(Object.keys(AUDIT_WORDS) as AuditKind[])("%s is told once, with ids alone", async (kind) => {
    await using world = await openWorld(database());
    const start = (await world.ctx.store.audit.last())?.number ?? 0;
    const expected = await scenarios[kind](world);
    const rows = await world.prisma.auditRow.findMany({ where: { kind, number: { gt: start } } });
    expect(rows).toEqual([
      expect.objectContaining({ workspaceId: world.workspaceId, surface: "product", ...expected }),
    ]);
  });

  it("who is refused all the time fills no disk", async () => {
    await using world = await openWorld(database());
    const said: string[] = [];
    const log = { ...world.ctx.log, event: (name: string) => void said.push(name) };
    for (let time = 0; time < 30; time++) {
      await changeSettings({ ...world.ctx, log }, await ben(world), settings);
    }
    const { workspaceId } = world;
    expect(await world.prisma.auditRow.count({ where: { workspaceId, kind: "not-entitled" } })).toEqual(20);
    expect(said.filter((name) => name === "security.not-entitled")).toHaveLength(30);
    world.clock.time = new Date(world.clock.time.getTime() + 61 * 60_000);
    await changeSettings(world.ctx, await ben(world), settings);
    expect(await world.prisma.auditRow.count({ where: { workspaceId, kind: "not-entitled" } })).toEqual(21);
  });
});
