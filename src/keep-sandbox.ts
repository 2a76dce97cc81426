import { resumeCampaign } from "./core/campaign/resume-campaign.ts";
import type { Context } from "./core/context.ts";
import { issueReconnectLink } from "./core/reconnect/issue-reconnect-link.ts";
import { reconnectMailbox } from "./core/reconnect/reconnect-mailbox.ts";
import type { CampaignRow } from "./core/views/campaign-views.ts";
import { type SandboxCampaign, sandboxCampaigns } from "./sandbox/sandbox-campaigns.ts";
import { makeLeads } from "./sandbox/sandbox-leads.ts";
import { csvOf } from "./sandbox/sandbox-world.ts";
import type { SandboxProvider } from "./sandbox/start-provider.ts";
import { bringLeads, startSandboxCampaign } from "./start-sandbox-campaign.ts";

/** The interval of checks whether leads run out. */
const LOOK_MS = 5_000;
/** A campaign with fewer leads that wait for their first mail gets more. */
const FEW = 20;
const MORE = 40;
/** Without a viewer for this long, a forgotten sandbox stops growing. */
const UNSEEN_MS = 60 * 60_000;
const CAMPAIGNS_READ = 100;

export type KeptSandbox = SandboxProvider & {
  /** A person opened its panel, so leads keep coming for another hour. */
  seen(): void;
  /** Mends everything that is broken, reconnects what is lost, lets its campaigns go on, and brings new leads. */
  startAnew(memberId: string): Promise<void>;
} & AsyncDisposable;

/** Adds leads to the sandbox's campaigns, so that they never run dry while a person watches. */
export function keepSandbox(ctx: Context, provider: SandboxProvider): KeptSandbox {
  let seenAt = Number.NEGATIVE_INFINITY;
  let leadsMade: number | null = null;
  let working: Promise<void> = Promise.resolve();

  /** One after the other: two looks at once would bring the same leads. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = working.then(work);
    working = done.catch((error: unknown) => ctx.log.fault("sandbox.leads-failed", error));
    return done;
  };
  const timer = setInterval(() => {
    if (performance.now() - seenAt < UNSEEN_MS) void inTurn(() => bringMore({ anew: false })).catch(() => {});
  }, LOOK_MS).unref();

  async function bringMore({ anew }: { anew: boolean }): Promise<void> {
    const place = await placeOf(ctx);
    if (place === null) return;
    const { rows } = await ctx.store.views.campaigns.list(
      place.workspaceId,
      { skip: 0, take: CAMPAIGNS_READ },
      ctx.clock.now(),
    );
    leadsMade ??= rows.reduce((sum, { leads }) => sum + allOf(leads), 0);
    for (const campaign of sandboxCampaigns) {
      const rounds = rows.filter(({ name }) => isRoundOf(campaign, name));
      const last = rounds.find(({ state }) => state.kind !== "finished");
      if (last !== undefined && !anew && (last.state.kind !== "running" || last.leads.waiting >= FEW))
        continue;
      const csv = csvOf(makeLeads(MORE, leadsMade));
      leadsMade += MORE;
      if (last) await bringLeads(ctx, place, last.id, csv);
      else
        await startSandboxCampaign(
          ctx,
          place,
          { ...campaign, name: roundName(campaign, rounds.length) },
          csv,
        );
    }
  }

  async function startAnew(memberId: string): Promise<void> {
    await mendProvider(provider);
    const place = await placeOf(ctx);
    if (place === null) return;
    for (const { mailboxId, incidentId, address } of await lostMailboxes(ctx, place.workspaceId)) {
      const issued = await issueReconnectLink(ctx, { memberId, incidentId, mailboxId });
      const secret = provider.mailboxes().find((one) => one.address === address)?.password;
      if (issued.kind === "issued" && secret !== undefined)
        await reconnectMailbox(ctx, { token: issued.token, memberId, address, secret });
    }
    const { rows } = await ctx.store.views.campaigns.list(
      place.workspaceId,
      { skip: 0, take: CAMPAIGNS_READ },
      ctx.clock.now(),
    );
    for (const { id, state } of rows) {
      if (state.kind === "paused" && state.by.kind !== "disconnection")
        await resumeCampaign(ctx, { workspaceId: place.workspaceId, campaignId: id, memberId });
    }
    await bringMore({ anew: true });
  }

  return {
    ...provider,
    seen: () => {
      seenAt = performance.now();
    },
    startAnew: (memberId) => inTurn(() => startAnew(memberId)),
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await working;
    },
  };
}

async function mendProvider({ breaks, broken }: SandboxProvider): Promise<void> {
  const { smtpAuthOff, quotaSpent, down } = broken();
  for (const domain of smtpAuthOff) breaks.setSmtpAuth(domain, true);
  for (const address of quotaSpent) breaks.quota(address, false);
  breaks.throttle(false);
  breaks.cutAfterData(false);
  breaks.refuseAsSpam(false);
  if (down) await breaks.comeBack();
}

async function placeOf({ store }: Context) {
  const workspace = await store.members.firstWorkspace();
  const members = workspace ? await store.members.list(workspace.id) : [];
  const admin = members.find(({ role }) => role === "admin");
  return workspace && admin
    ? { workspaceId: workspace.id, memberId: admin.id, timeZone: workspace.timeZone }
    : null;
}

async function lostMailboxes({ store }: Context, workspaceId: string) {
  const { rows } = await store.views.mailboxes.list(workspaceId, { skip: 0, take: CAMPAIGNS_READ });
  return rows.flatMap(({ mailbox: { id, address }, disconnection, reconnecting }) =>
    disconnection && !reconnecting ? [{ mailboxId: id, address, incidentId: disconnection.incidentId }] : [],
  );
}

const allOf = (leads: CampaignRow["leads"]) => Object.values(leads).reduce((sum, count) => sum + count, 0);

const isRoundOf = ({ name }: SandboxCampaign, other: string) =>
  other === name || other.startsWith(`${name}, round `);

const roundName = ({ name }: SandboxCampaign, before: number) =>
  before === 0 ? name : `${name}, round ${before + 1}`;
