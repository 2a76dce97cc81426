import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../context.ts";
import { type Grant, grantOf, isUsable, openGrant, sealGrant } from "./grant.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Credential, LeasedCredential } from "./mailbox-store.ts";
import { providerOf } from "./provider-of.ts";

/** `usable`: its access token works now. `ahead`: and for a while. `renewed`: newer than the one that is known. */
export type Wanted = "usable" | "ahead" | "renewed";

export type FreshGrant =
  | { kind: "fresh"; grant: Grant; version: number }
  /** `version`: of the grant that was refused, or that could not be renewed. */
  | { kind: "failed"; error: unknown; version: number };

type Ctx = Pick<Context, "store" | "secrets" | "clock" | "oauth">;
type Of = Pick<Mailbox, "id" | "provider">;

/** Longer than a provider is given to answer. */
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 50;

/**
 * The grant of a mailbox, renewed where it must be. One process renews at a time, under a lease on its row; the others wait for
 * what it stores. A new pair is stored before anybody uses it, since the provider may have spent the old one.
 *
 * @param known - the credential as it was read
 */
export async function freshGrant(ctx: Ctx, of: Of, known: Credential, wanted: Wanted): Promise<FreshGrant> {
  let credential = known;
  // Whoever holds the lease has stored, failed or died by then.
  for (let waitedMs = 0; waitedMs <= 2 * LEASE_MS; waitedMs += LOOK_EVERY_MS) {
    const grant = openGrant(ctx.secrets, credential, of.id);
    if (suffices(grant, credential.version)) return { kind: "fresh", grant, version: credential.version };
    const now = ctx.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const leased = await ctx.store.mailboxes.leaseCredential(of.id, now, until);
    if (leased !== null) return underLease(leased);
    await pause(LOOK_EVERY_MS);
    credential = (await ctx.store.mailboxes.credential(of.id)) ?? credential;
  }
  return { kind: "failed", error: tooLong(), version: credential.version };

  function suffices(grant: Grant, version: number): boolean {
    const now = ctx.clock.now();
    if (wanted === "renewed") return version > known.version && isUsable(grant, now);
    return wanted === "ahead" ? now < grant.refreshAt : isUsable(grant, now);
  }

  async function underLease(leased: LeasedCredential): Promise<FreshGrant> {
    try {
      // What was read before the lease may have been renewed since.
      const grant = openGrant(ctx.secrets, leased, of.id);
      if (suffices(grant, leased.version)) return { kind: "fresh", grant, version: leased.version };
      return await renew(ctx, of, leased, grant);
    } finally {
      await ctx.store.mailboxes.endLease(of.id, leased.fence);
    }
  }
}

async function renew(ctx: Ctx, of: Of, leased: LeasedCredential, grant: Grant): Promise<FreshGrant> {
  const { version, workspaceId } = leased;
  const provider = providerOf(ctx.oauth, of.provider);
  const answer = await provider.refresh(grant.refreshToken);
  if (answer.kind === "refreshed") {
    const renewed = grantOf(answer.tokens, ctx.clock.now(), grant);
    // By version alone, also where the lease was lost meanwhile: a pair that the provider rotated to must not be lost.
    const sealed = sealGrant(ctx.secrets, renewed, of.id);
    const stored = await ctx.store.mailboxes.storeCredential(of.id, workspaceId, sealed, version);
    if (stored) return { kind: "fresh", grant: renewed, version: version + 1 };
  }
  // A reconnect has stored another one meanwhile, or a process that was thought dead: the refusal was of the old one.
  const present = await ctx.store.mailboxes.credential(of.id);
  if (present !== null && present.version > version && present.refreshAt !== null) {
    return { kind: "fresh", grant: openGrant(ctx.secrets, present, of.id), version: present.version };
  }
  const error = answer.kind === "failed" ? answer.error : tooLong();
  return { kind: "failed", error, version };
}

/** In the form of the libraries' own timeouts. */
const tooLong = () =>
  Object.assign(new Error("Timeout: the access token was not renewed in time"), { code: "ETIMEDOUT" });
