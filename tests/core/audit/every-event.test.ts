import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findMember } from "../../../src/bots/find-member.ts";
import { AUDIT_WORDS, type AuditKind } from "../../../src/core/audit/audit-event.ts";
import { purgeAudit } from "../../../src/core/audit/purge-audit.ts";
import { readAudit } from "../../../src/core/audit/read-audit.ts";
import type { Brake } from "../../../src/core/brake/brake.ts";
import { releaseBrake } from "../../../src/core/brake/release-brake.ts";
import { testBrake } from "../../../src/core/brake/test-brake.ts";
import { decideHeld } from "../../../src/core/campaign/decide-held.ts";
import { giveLeads } from "../../../src/core/campaign/give-leads.ts";
import { pauseCampaign } from "../../../src/core/campaign/pause-campaign.ts";
import { resumeCampaign } from "../../../src/core/campaign/resume-campaign.ts";
import { leaveGroup } from "../../../src/core/connect-code/leave-group.ts";
import { makeConnectCode } from "../../../src/core/connect-code/make-connect-code.ts";
import { useConnectCode } from "../../../src/core/connect-code/use-connect-code.ts";
import { startDrill } from "../../../src/core/drill/start-drill.ts";
import { chooseChannel } from "../../../src/core/incident/choose-channel.ts";
import { disclaimMailboxes } from "../../../src/core/incident/disclaim-mailboxes.ts";
import { handOver } from "../../../src/core/incident/hand-over.ts";
import { snoozeIncident } from "../../../src/core/incident/snooze-incident.ts";
import { letIncidentGo, takeIncident } from "../../../src/core/incident/take-incident.ts";
import { beginInstall } from "../../../src/core/installation/begin-install.ts";
import type { ChatApp } from "../../../src/core/installation/chat-app-port.ts";
import { finishInstall } from "../../../src/core/installation/finish-install.ts";
import { chooseFixers } from "../../../src/core/mailbox/choose-fixers.ts";
import { answerOptOut } from "../../../src/core/opt-out-question/answer-opt-out.ts";
import { beginProviderSignIn } from "../../../src/core/provider-sign-in/begin-provider-sign-in.ts";
import { finishProviderSignIn } from "../../../src/core/provider-sign-in/finish-provider-sign-in.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { issueReconnectLink } from "../../../src/core/reconnect/issue-reconnect-link.ts";
import { reconnectMailbox } from "../../../src/core/reconnect/reconnect-mailbox.ts";
import { forgetLead } from "../../../src/core/removal/forget-lead.ts";
import { removeMailbox } from "../../../src/core/removal/remove-mailbox.ts";
import { removeMember } from "../../../src/core/removal/remove-member.ts";
import { removeWorkspace } from "../../../src/core/removal/remove-workspace.ts";
import { rotateKeys } from "../../../src/core/sealing/rotate-keys.ts";
import { changeSettings } from "../../../src/core/settings/change-settings.ts";
import { addMailbox } from "../../../src/core/setup/add-mailbox.ts";
import { makeLinkFor } from "../../../src/core/sign-in/make-link-for.ts";
import { signOut, signOutEverywhere } from "../../../src/core/sign-in/session.ts";
import { issueSignInLink, signIn } from "../../../src/core/sign-in/sign-in.ts";
import { liftSuppression } from "../../../src/core/suppression/lift-suppression.ts";
import { suppressByHand } from "../../../src/core/suppression/suppress-by-hand.ts";
import { decideUnconfirmed } from "../../../src/core/unconfirmed/decide-unconfirmed.ts";
import { confirmNumber } from "../../../src/core/vouched/confirm-number.ts";
import { issueVouchedLink } from "../../../src/core/vouched/issue-vouched-link.ts";
import { openInBrowser } from "../../../src/core/vouched/open-in-browser.ts";
import { addMember } from "../../../src/core/workspace/add-member.ts";
import { addWorkspace } from "../../../src/core/workspace/add-workspace.ts";
import { chooseQuietHours } from "../../../src/core/workspace/choose-quiet-hours.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { setRole } from "../../../src/core/workspace/set-role.ts";
import { googleProvider } from "../../../src/io/oauth/google.ts";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { lose, prove, linkFor as reconnectLinkFor } from "../disconnection/lost-mailbox.ts";
import { aDoubtfulReply } from "../opt-out-question/a-doubtful-reply.ts";
import { unconfirmedSends } from "../unconfirmed/unconfirmed-sends.ts";
import { aCampaign, openWorld, type World } from "../world.ts";

const memberOf = async ({ ctx, members }: World, name: "ann" | "ben" | "cy") =>
  (await ctx.store.members.get(members[name])) as Member;
const ann = (world: World) => memberOf(world, "ann");
const ben = (world: World) => memberOf(world, "ben");

const linkFor = async (world: World): Promise<string> => {
  const { url } = await issueSignInLink(world.ctx, await ben(world), world.members.ann);
  return url.split("/").at(-1) ?? "";
};

const NOWHERE = { place: { browser: null, network: null }, before: null };

const settings = { name: "Acme", timeZone: "Europe/Berlin" };

type Scenario = (world: World) => Promise<object>;

const by = (world: World) => ({ workspaceId: world.workspaceId, memberId: world.members.ben });
const atIncident = async (world: World) => {
  const { incidentId } = await lose(world);
  return { ...by(world), incidentId };
};
const campaignOf = async (world: World) => ({ ...by(world), campaignId: await aCampaign(world, {}) });

async function brakeOf(world: World): Promise<Brake> {
  const { prisma, workspaceId, mailboxId } = world;
  const campaignId = await aCampaign(world, {});
  await prisma.brake.create({
    data: {
      workspaceId,
      campaignId,
      mailboxId,
      metById: mailboxId,
      reason: "refused",
      counted: 3,
      beganAt: world.clock.time,
    },
  });
  const { id } = await prisma.brake.findFirstOrThrow({ where: { campaignId } });
  const brake = await world.ctx.store.brakes.get(id);
  if (brake === null) throw new Error("no brake");
  return brake;
}

async function vouched(world: World, press: "right" | "wrong") {
  const lost = await lose(world);
  const issued = await issueVouchedLink(world.ctx, { memberId: world.members.ben, ...lost }, "slack");
  if (issued.kind !== "issued") throw new Error(issued.kind);
  const { sessionId, token, choices } = issued;
  await openInBrowser(world.ctx, token, null);
  const right = (await world.ctx.store.vouched.get(sessionId))?.number ?? 0;
  const number = press === "right" ? right : (choices.find((one) => one !== right) ?? 0);
  await confirmNumber(world.ctx, { sessionId, memberId: world.members.ben, number });
  return { memberId: world.members.ben, data: { mailboxId: world.mailboxId } };
}

const toAdd = ({ workspaceId, members, provider }: World, secret: string) => {
  const address = "new@ours.test";
  const server = {
    userName: address,
    smtp: { ...provider.smtp, security: "none" as const },
    imap: { ...provider.imap, security: "none" as const },
  };
  return { workspaceId, memberId: members.ann, ownerId: members.ben, address, secret, server };
};

/** For each kind: what somebody does, and the one row of that kind that it writes; or the test that looks for it. */
const scenarios: Record<AuditKind, Scenario | `tests/${string}`> = {
  "other-workspace-matched": "tests/support/about/who-may-see.test.ts",
  "other-workspace-read": "tests/support/about/who-may-see.test.ts",
  "reconnect-letter-sent": "tests/support/about/who-may-see.test.ts",
  "ticket-incident-joined": "tests/support/about/who-may-see.test.ts",
  "ticket-incident-refused": "tests/support/about/who-may-see.test.ts",
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
  "workspace-added": async (world) => {
    const admin = { name: "Dora", email: "dora@other.test" };
    const made = await addWorkspace(world.ctx, { name: "Other", timeZone: "UTC", admin });
    return { workspaceId: made.workspaceId, memberId: null, data: {} };
  },
  "member-added": async (world) => {
    const dora = { name: "Dora", email: "dora@acme.test", role: "admin" as const };
    const added = await addMember(world.ctx, await ann(world), dora);
    await addMember(world.ctx, await ann(world), dora);
    const ofId = added.kind === "added" ? added.memberId : "";
    return { memberId: world.members.ann, data: { ofId, role: "admin" } };
  },
  "role-set": async (world) => {
    const { ben: ofId } = world.members;
    await setRole(world.ctx, await ann(world), { memberId: ofId, role: "agent" });
    await setRole(world.ctx, await ann(world), { memberId: ofId, role: "agent" });
    return { memberId: world.members.ann, data: { ofId, role: "agent" } };
  },
  "member-removed": async (world) => {
    const { ann: memberId, ben: ofId, cy: heirId } = world.members;
    await removeMember(world.ctx, await ann(world), { memberId: ofId, heirId: null });
    await removeMember(world.ctx, await ann(world), { memberId: ofId, heirId });
    return { memberId, data: { ofId, heirId } };
  },
  "mailbox-removed": async (world) => {
    const { mailboxId } = world;
    await aCampaign(world, { leads: 2 });
    await removeMailbox(world.ctx, await ben(world), { mailboxId, leads: null });
    await removeMailbox(world.ctx, await ben(world), { mailboxId, leads: { kind: "end" } });
    return { memberId: world.members.ben, data: { mailboxId, given: 0, ended: 2 } };
  },
  "lead-forgotten": async (world) => {
    await forgetLead(world.ctx, await ann(world), "nobody@x.test");
    return { memberId: world.members.ann, data: { leads: 0 } };
  },
  "workspace-removed": async (world) => {
    const { ann: memberId } = world.members;
    await removeWorkspace(world.ctx, await ann(world), "Another name");
    await removeWorkspace(world.ctx, await ann(world), "Acme");
    return { memberId, data: {} };
  },
  "settings-changed": async (world) => {
    await changeSettings(world.ctx, await ann(world), settings);
    await changeSettings(world.ctx, await ann(world), settings);
    return { memberId: world.members.ann, data: { fields: ["timeZone"] } };
  },
  "quiet-hours-changed": async (world) => {
    await chooseQuietHours(world.ctx, await ben(world), "22:00-7:00");
    return { memberId: world.members.ben, data: {} };
  },
  "channel-chosen": async (world) => {
    const campaign = await campaignOf(world);
    await chooseChannel(world.ctx, campaign, { platform: "slack", wished: "C0123ABCD" });
    return { memberId: world.members.ben, data: { campaignId: campaign.campaignId } };
  },
  "chat-installed": async (world) => {
    const app: ChatApp = {
      installUrl: (state) => `https://second.test/install?state=${state}`,
      install: async () => ({
        kind: "installed",
        tenantId: "T-1",
        name: "Ours at Second",
        token: { kind: "lasting", botToken: "first of the bot" },
      }),
      refresh: async () => ({ kind: "failed", error: null }),
    };
    const ctx = { ...world.ctx, chatApps: { second: app } };
    const begun = await beginInstall(ctx, await ann(world), "second", null);
    if (begun.kind !== "begun") throw new Error(begun.kind);
    const state = new URL(begun.url).searchParams.get("state") ?? "";
    const from = { browserToken: begun.browserToken, memberId: world.members.ann };
    await finishInstall(ctx, "second", from, { state, code: "1" });
    await finishInstall(ctx, "second", from, { state, code: "1" });
    return { memberId: world.members.ann, data: { teamId: "T-1" } };
  },
  "chat-person-linked": async (world) => {
    const email = `cy-${randomUUID()}@acme.test`;
    await world.prisma.member.update({ where: { id: world.members.cy }, data: { email } });
    const look = async () => ({ kind: "person" as const, verifiedEmail: email, guest: false });
    const chat = { platform: "slack", serves: async (id: string) => id === world.workspaceId };
    const person = { userId: "U0123ABCD", belongs: async () => true, look };
    await findMember(world.ctx, chat, person);
    await findMember(world.ctx, chat, person);
    return { memberId: world.members.cy, data: { userId: "U0123ABCD" } };
  },
  "chat-group-given": async (world) => {
    const member = await ann(world);
    const person = { platform: "second", userId: "P-ann", guest: false, verifiedEmail: null };
    const made = await makeConnectCode(world.ctx, member);
    const group = { platform: "second", groupId: "G-1", tenantId: "T-1", name: null, serviceUrl: "" };
    await world.ctx.store.chatDirectory.seeGroup(group, world.clock.time);
    await useConnectCode(world.ctx, person, made.kind === "made" ? made.code : "", "G-1");
    return { memberId: world.members.ann, data: { groupId: "G-1" } };
  },
  "chat-group-left": async (world) => {
    const group = { platform: "second", groupId: "G-2", tenantId: "T-1", name: null, serviceUrl: "" };
    await world.ctx.store.chatDirectory.seeGroup(group, world.clock.time);
    await world.ctx.store.chatDirectory.bindGroup("second", "G-2", world.workspaceId);
    await leaveGroup(world.ctx, await ann(world), group);
    await leaveGroup(world.ctx, await ann(world), group);
    return { memberId: world.members.ann, data: { groupId: "G-2" } };
  },
  "mailbox-added": async (world) => {
    const added = await addMailbox(world.ctx, toAdd(world, "first of new@ours.test"));
    const mailboxId = added.kind === "added" ? added.mailboxId : "";
    return { memberId: world.members.ann, data: { mailboxId, ownerId: world.members.ben } };
  },
  "mailbox-not-proven": async (world) => {
    await addMailbox(world.ctx, toAdd(world, "not its password"));
    return { memberId: world.members.ann, data: { provider: "generic" } };
  },
  "fixers-chosen": async (world) => {
    const mailbox = await world.ctx.store.mailboxes.get(world.mailboxId);
    const { ben: ownerId, cy } = world.members;
    if (mailbox) await chooseFixers(world.ctx, await ann(world), mailbox, { ownerId, backupIds: [cy] });
    return { memberId: world.members.ann, data: { mailboxId: world.mailboxId, ownerId, backupIds: [cy] } };
  },
  "mailbox-disclaimed": async (world) => {
    await disclaimMailboxes(world.ctx, await atIncident(world));
    return { memberId: world.members.ben, data: { mailboxId: world.mailboxId } };
  },
  "reconnect-link-made": async (world) => {
    const { incidentId, memberId } = await atIncident(world);
    const { mailboxId } = world;
    await issueReconnectLink(world.ctx, { memberId, incidentId, mailboxId });
    return { memberId, data: { forId: memberId, mailboxId, incidentId } };
  },
  "vouched-link-used": (world) => vouched(world, "right"),
  "vouched-session-opened": (world) => vouched(world, "right"),
  "vouched-session-refused": (world) => vouched(world, "wrong"),
  "reconnect-proven": async (world) => {
    const reconnectId = await prove(world, await lose(world));
    return { memberId: world.members.ben, data: { mailboxId: world.mailboxId, reconnectId } };
  },
  "reconnect-refused": async (world) => {
    const lost = await lose(world);
    const token = await reconnectLinkFor(world, lost);
    const { address } = lost;
    await reconnectMailbox(world.ctx, { token, memberId: world.members.ben, address, secret: "wrong" });
    return { memberId: world.members.ben, data: { mailboxId: world.mailboxId } };
  },
  "mailbox-reconnected": async (world) => {
    const reconnectId = await prove(world, await lose(world));
    await finishReconnect(world.ctx, reconnectId);
    return { memberId: world.members.ben, data: { mailboxId: world.mailboxId, reconnectId } };
  },
  "mailbox-renewed": "tests/flows/sign-in.test.ts",
  "support-inbox-added": "tests/support/inbox/environment-inbox.test.ts",
  "provider-sign-in-refused": async (world) => {
    const app = { clientId: "1", clientSecret: "2", authUrl: null, tokenUrl: null, userinfoUrl: null };
    const google = googleProvider(app, "https://unpause.test/oauth/google/callback");
    const ctx = { ...world.ctx, oauth: { google } };
    const what = {
      provider: "google",
      purpose: { kind: "add", address: "new@ours.test", server: null },
    } as const;
    const begun = await beginProviderSignIn(ctx, {
      ...by(world),
      ...what,
      browserToken: null,
      pickAccount: false,
    });
    if (begun.kind !== "begun") throw new Error(begun.kind);
    const state = new URL(begun.url).searchParams.get("state") ?? "";
    const { browserToken } = begun;
    const from = { provider: "google", browserToken, memberId: world.members.ben } as const;
    await finishProviderSignIn(ctx, from, { state, error: "access_denied" });
    return { memberId: world.members.ben, data: { provider: "google", why: "declined" } };
  },
  "folders-skipped": "tests/web/mailbox/reading.test.ts",
  "incident-taken": async (world) => {
    const at = await atIncident(world);
    await takeIncident(world.ctx, at, null);
    await takeIncident(world.ctx, at, null);
    return { memberId: at.memberId, data: { incidentId: at.incidentId } };
  },
  "incident-let-go": async (world) => {
    const at = await atIncident(world);
    await takeIncident(world.ctx, at, null);
    await letIncidentGo(world.ctx, at);
    await letIncidentGo(world.ctx, at);
    return { memberId: at.memberId, data: { incidentId: at.incidentId } };
  },
  "incident-snoozed": async (world) => {
    const at = await atIncident(world);
    await snoozeIncident(world.ctx, { ...at, ms: 60_000 });
    return { memberId: at.memberId, data: { incidentId: at.incidentId } };
  },
  "incident-handed-over": async (world) => {
    const { workspaceId, incidentId, memberId: byId } = await atIncident(world);
    await handOver(world.ctx, { workspaceId, incidentId, byId, toId: world.members.ann });
    return { memberId: byId, data: { incidentId, toId: world.members.ann } };
  },
  "leads-given": async (world) => {
    await aCampaign(world, { mailboxIds: world.mailboxIds.slice(0, 1), leads: 2 });
    const { incidentId, memberId } = await atIncident(world);
    const toId = world.mailboxIds[1] ?? "";
    await giveLeads(world.ctx, { memberId, incidentId, toId });
    const data = { incidentId, mailboxId: world.mailboxId, toMailboxId: toId, leads: 2 };
    return { memberId, data };
  },
  "opt-out-answered": async (world) => {
    const { questionId } = await aDoubtfulReply(world);
    const question = await world.ctx.store.optOutQuestions.get(questionId);
    if (question) await answerOptOut(world.ctx, await ben(world), question, "a-reply");
    if (question) await answerOptOut(world.ctx, await ben(world), question, "a-reply");
    return { memberId: world.members.ben, data: { questionId, answer: "a-reply" } };
  },
  "brake-released": async (world) => {
    const brake = await brakeOf(world);
    await releaseBrake(world.ctx, await ben(world), brake);
    await releaseBrake(world.ctx, await ben(world), brake);
    return { memberId: world.members.ben, data: { brakeId: brake.id } };
  },
  "brake-tested": async (world) => {
    const brake = await brakeOf(world);
    await testBrake(world.ctx, await ben(world), brake);
    return { memberId: world.members.ben, data: { brakeId: brake.id } };
  },
  "campaign-paused": async (world) => {
    const campaign = await campaignOf(world);
    await pauseCampaign(world.ctx, campaign);
    await pauseCampaign(world.ctx, campaign);
    return { memberId: world.members.ben, data: { campaignId: campaign.campaignId } };
  },
  "campaign-resumed": async (world) => {
    const campaign = await campaignOf(world);
    await pauseCampaign(world.ctx, campaign);
    await resumeCampaign(world.ctx, campaign);
    await resumeCampaign(world.ctx, campaign);
    return { memberId: world.members.ben, data: { campaignId: campaign.campaignId } };
  },
  "held-leads-decided": async (world) => {
    const { campaignId } = await campaignOf(world);
    const lead = await world.prisma.enrolment.findFirstOrThrow({ where: { campaignId } });
    await world.ctx.store.heldLeads.holdOne(lead.id, "message_refused");
    await decideHeld(world.ctx, by(world), { campaignId, heldFor: "message_refused" }, "remove");
    return { memberId: world.members.ben, data: { campaignId, decision: "remove", leads: 1 } };
  },
  "unconfirmed-decided": async (world) => {
    const { keys } = await unconfirmedSends(world, { leads: 1 });
    await decideUnconfirmed(world.ctx, by(world), "sent", keys);
    await decideUnconfirmed(world.ctx, by(world), "sent", keys);
    return { memberId: world.members.ben, data: { ...keys[0], decision: "sent" } };
  },
  "drill-started": async (world) => {
    const { mailboxId, workspaceId } = world;
    const started = await startDrill(world.ctx, await ben(world), { id: mailboxId, workspaceId });
    const drillId = started.kind === "started" ? started.drillId : "";
    return { memberId: world.members.ben, data: { drillId, mailboxId } };
  },
  "suppressions-added": async (world) => {
    const list = { emails: ["one@leads.test", "two@leads.test"], note: "" };
    await suppressByHand(world.ctx, await ben(world), list);
    await suppressByHand(world.ctx, await ben(world), list);
    return { memberId: world.members.ben, data: { addresses: 2 } };
  },
  "suppression-lifted": async (world) => {
    const email = "one@leads.test";
    const seenAt = world.clock.time;
    await suppressByHand(world.ctx, await ben(world), { emails: [email], note: "" });
    await liftSuppression(world.ctx, await ben(world), { email, why: "it works again", seenAt });
    return { memberId: world.members.ben, data: { reason: "by_hand" } };
  },
  exported: "tests/commands/lead/suppression.test.ts",
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
  "limit-reached": async (world) => {
    const member = await ben(world);
    for (let time = 0; time < 15; time++) await makeLinkFor(world.ctx, member, world.members.ann);
    return { memberId: world.members.ann, data: { limit: "sign-in-links" } };
  },
  "audit-read": async (world) => {
    await readAudit(world.ctx, await ann(world), {});
    return { memberId: world.members.ann, data: {} };
  },
  "audit-purged": async (world) => {
    // The clock of another world may have stood at a later moment.
    world.clock.time = new Date("2030-01-01T00:00:00Z");
    await linkFor(world);
    const { number = 0 } = (await world.ctx.store.audit.last()) ?? {};
    world.clock.time = new Date("2032-01-01T00:00:00Z");
    await linkFor(world);
    const { _count: rows } = await world.prisma.auditRow.aggregate({
      where: { number: { lte: number } },
      _count: true,
    });
    await purgeAudit(world.ctx, 365);
    return { workspaceId: null, memberId: null, data: { upTo: number, rows } };
  },
  "ticket-original-read": "tests/support/about/who-may-see.test.ts",
  "ticket-pictures-fetched": "tests/web/ticket/remote-pictures.test.ts",
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
    const scenario = scenarios[kind];
    if (typeof scenario === "string") {
      expect(readFileSync(scenario, "utf8")).toContain(`"${kind}"`);
      return;
    }
    const addresses = ["sales@ours.test", "other@ours.test"];
    await using world = await openWorld(database(), addresses, ["new@ours.test"]);
    const start = (await world.ctx.store.audit.last())?.number ?? 0;
    const expected = await scenario(world);
    const rows = await world.prisma.auditRow.findMany({ where: { kind, number: { gt: start } } });
    expect(rows).toEqual([
      expect.objectContaining({ workspaceId: world.workspaceId, surface: "product", ...expected }),
    ]);
    // Nothing in any row that it wrote but ids, counts and words of ours.
    const all = await world.prisma.auditRow.findMany({ where: { number: { gt: start } } });
    expect(all.filter(({ data }) => /@|:\/\/| of |first/.test(JSON.stringify(data)))).toEqual([]);
  });

  it("a person who is refused all the time fills no disk", async () => {
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
