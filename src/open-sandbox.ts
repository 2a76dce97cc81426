import { join } from "node:path";
import type { MailboxPurpose } from "./core/mailbox/mailbox.ts";
import type { MailServer } from "./core/mailbox/server.ts";
import { addWorkspace } from "./core/workspace/add-workspace.ts";
import type { OwnServer } from "./io/outbound/guard.ts";
import { folderPaths } from "./sandbox/imap-folders.ts";
import type { MailboxSpec } from "./sandbox/mailbox-spec.ts";
import { makeLeads, NAMED_LEADS } from "./sandbox/sandbox-leads.ts";
import { type SandboxWorld, sandboxWorld } from "./sandbox/sandbox-world.ts";
import type { SandboxProvider } from "./sandbox/start-provider.ts";
import { supportMails } from "./sandbox/support/support-mails.ts";
import { startSandboxCampaign } from "./start-sandbox-campaign.ts";
import type { SupportContext } from "./support/support-rooms.ts";

/**
 * A backlog is spread like a whole day's allowance over the day's window. So a newcomer sees a campaign go on only with a high
 * cap: 50,000 a day is one send in 1.7 seconds.
 */
const DAILY_CAP = 50_000;
/** It files before it answers. This covers the time between the two when the product is killed. */
const FILES_SENT_MS = 2_000;
const MIN_GAP_MS = 1_500;

const ADMIN = { name: "You", email: "you@sandbox.test" };

/** `not-installed`: its servers are optional packages, and npm was told to leave those out. */
export type OpenedSandbox =
  | { kind: "open"; provider: SandboxProvider }
  | { kind: "not-wanted" }
  | { kind: "not-installed"; why: string };

/**
 * Starts the mail provider in a box. On the first start, its world moves into the product: a workspace, three mailboxes, two
 * running campaigns and two hundred leads. A support inbox with mail comes along. A product that has a workspace of its own gets no sandbox.
 *
 * @param letIn - lets mailboxes of the sandbox, and no others, reach its servers
 * @param haste - how many times as fast its world lives: delays, gaps between sends, answers
 * @param ownSupport - the operator has a support inbox: the sandbox brings no tickets beside its own
 */
export async function openSandbox(
  { ctx, letIn }: { ctx: SupportContext; letIn(servers: readonly OwnServer[]): void },
  dataDir: string,
  { haste = 1, ownSupport = false } = {},
): Promise<OpenedSandbox> {
  const workspace = await ctx.store.members.firstWorkspace();
  const world = sandboxWorld();
  if (workspace && !(await isSandbox(ctx, workspace.id, world))) return { kind: "not-wanted" };

  const start = await loadProvider();
  if (start === null) return { kind: "not-installed", why: HOW_TO_ADD };
  const provider = await start({
    mailboxes: [...world.mailboxes, world.support],
    leads: makeLeads(NAMED_LEADS),
    dataDir: join(dataDir, "sandbox"),
    log: ctx.log,
    pace: 1 / haste,
  });
  const mailboxes = provider.mailboxes().map(({ address }) => address);
  letIn([provider.smtp, provider.imap].map((server) => ({ ...server, mailboxes })));
  if (workspace) await findAgain(ctx, workspace.id, provider);
  else await moveIn(ctx, world, provider, haste);
  if (!ownSupport) await bringSupport(ctx, world.support, provider);
  return { kind: "open", provider };
}

const HOW_TO_ADD =
  "The sandbox needs packages that are not installed here. Add them with: npm ci --omit=dev --include=optional. Or start without it: UNPAUSE_SANDBOX=0.";

/** Its servers are loaded only where it runs. @returns null where they are not installed */
async function loadProvider() {
  try {
    return (await import("./sandbox/start-provider.ts")).startSandboxProvider;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_MODULE_NOT_FOUND" && /'(hoodiecrow-imap|smtp-server)\b/.test(message)) return null;
    throw error;
  }
}

async function isSandbox(
  { store }: SupportContext,
  workspaceId: string,
  world: SandboxWorld,
): Promise<boolean> {
  const known = await store.mailboxes.list(workspaceId);
  const specs = [...world.mailboxes, world.support];
  return known.length > 0 && known.every(({ address }) => specs.some((spec) => spec.address === address));
}

/** The provider listens on other ports after each start. */
async function findAgain(
  { store }: SupportContext,
  workspaceId: string,
  provider: SandboxProvider,
): Promise<void> {
  for (const { id, address, folders } of await store.mailboxes.list(workspaceId)) {
    await store.mailboxes.saveServer(id, serverOf(provider, address), folders);
  }
}

async function moveIn(
  ctx: SupportContext,
  world: SandboxWorld,
  provider: SandboxProvider,
  haste: number,
): Promise<void> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const sandbox = { name: "Sandbox", timeZone, admin: ADMIN };
  const { workspaceId, memberId } = await addWorkspace(ctx, sandbox);
  const pace = { minGapMs: MIN_GAP_MS / haste, dailyCap: DAILY_CAP * haste };
  for (const spec of world.mailboxes) {
    await addMailbox(ctx, { workspaceId, ownerId: memberId, ...pace }, provider, currentOf(provider, spec));
  }
  for (const { leadsCsv, ...campaign } of world.campaigns) {
    await startSandboxCampaign(ctx, { workspaceId, memberId, timeZone }, campaign, leadsCsv, haste);
  }
}

/** Adds the support inbox once. People have written to it before, so that there are tickets from the first minute. */
async function bringSupport(
  ctx: SupportContext,
  spec: MailboxSpec,
  provider: SandboxProvider,
): Promise<void> {
  const { store, clock } = ctx;
  const workspace = await store.members.firstWorkspace();
  const [owner] = (workspace && (await store.members.list(workspace.id))) ?? [];
  if (!workspace || !owner || (await store.mailboxes.byAddress(workspace.id, spec.address))) return;
  // After a kill in between they come a second time, and the intake takes each mail once.
  for (const { folder, raw, at } of await supportMails(spec, clock.now()))
    provider.deliver(spec.address, raw, folder, at);
  const place = { workspaceId: workspace.id, ownerId: owner.id, minGapMs: 0, dailyCap: DAILY_CAP };
  await addMailbox(ctx, { ...place, purpose: "support" }, provider, currentOf(provider, spec));
}

/** With the password that it has now. */
const currentOf = (provider: SandboxProvider, spec: MailboxSpec): MailboxSpec =>
  provider.mailboxes().find(({ address }) => address === spec.address) ?? spec;

type Place = {
  workspaceId: string;
  ownerId: string;
  minGapMs: number;
  dailyCap: number;
  purpose?: MailboxPurpose;
};

async function addMailbox(
  { store, secrets, clock }: SupportContext,
  place: Place,
  provider: SandboxProvider,
  { address, name, kind, password, style }: MailboxSpec,
): Promise<void> {
  const at = clock.now();
  const { workspaceId, ownerId } = place;
  const paths = folderPaths[style ?? "generic"];
  await store.transaction(async (tx) => {
    const mailboxId = await tx.mailboxes.add(
      {
        ...place,
        address,
        senderName: name,
        provider: style ?? "generic",
        signIn: kind,
        ...serverOf(provider, address),
        folders: { sent: paths.Sent, junk: paths.Spam, drafts: paths.Drafts, trash: paths.Trash },
        filesSentMs: FILES_SENT_MS,
        warmUp: null,
      },
      at,
    );
    if (mailboxId === null) throw new Error(`${address} was there already`);
    const sealed = secrets.seal(password, mailboxId);
    await tx.credentials.store(mailboxId, workspaceId, sealed, { after: 0, at });
    if (place.purpose === "support")
      await tx.supportInboxes.add({ mailboxId, workspaceId, operators: false, environment: null }, at);
    await tx.history.add(workspaceId, { kind: "mailbox-added", mailboxId, memberId: ownerId, at });
  });
}

const serverOf = ({ smtp, imap }: SandboxProvider, userName: string): MailServer => ({
  userName,
  smtp: { ...smtp, security: "none" },
  imap: { ...imap, security: "none" },
});
