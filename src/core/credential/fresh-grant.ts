import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { Refresh } from "../mailbox/oauth-port.ts";
import {
  type Credential,
  type Grant,
  grantOf,
  isUsable,
  type Leased,
  openGrant,
  sealGrant,
} from "./grant.ts";

/** Where one grant is kept, and who renews it. Every write in it is guarded. */
export type GrantKeeper = {
  /** The seal's associated data. */
  boundTo: string;
  read(): Promise<Credential | null>;
  /** Takes the right to renew it, and reads it. @returns null when another process has the lease */
  lease(now: Date, until: Date): Promise<Leased | null>;
  /** Gives it back, unless it is another's by now. */
  endLease(fence: number): Promise<void>;
  /** @param turn - the version that it takes the place of, and when @returns false when that is not the present one */
  store(sealed: ReturnType<typeof sealGrant>, turn: { after: number; at: Date }): Promise<boolean>;
  refresh(refreshToken: string): Promise<Refresh>;
};

/** `usable`: its access token works now. `ahead`: and for a while. `renewed`: newer than the one that is known. */
export type Wanted = "usable" | "ahead" | "renewed";

export type FreshGrant =
  | { kind: "fresh"; grant: Grant; version: number }
  /** `version`: of the grant that was refused, or that could not be renewed. */
  | { kind: "failed"; error: unknown; version: number };

type Ctx = Pick<Context, "secrets" | "clock">;

/** Longer than a provider is given to answer. */
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 50;

/**
 * A grant, renewed where it must be. One process renews at a time, under a lease on its row; the others wait for
 * what it stores. A new pair is stored before anybody uses it, since the provider may have spent the old one.
 *
 * @param known - the credential as it was read
 */
export async function freshGrant(
  ctx: Ctx,
  keeper: GrantKeeper,
  known: Credential,
  wanted: Wanted,
): Promise<FreshGrant> {
  let credential = known;
  // By now the holder of the lease has stored the grant, failed or died.
  for (let waitedMs = 0; waitedMs <= 2 * LEASE_MS; waitedMs += LOOK_EVERY_MS) {
    const grant = openGrant(ctx.secrets, credential, keeper.boundTo);
    if (suffices(grant, credential.version)) return { kind: "fresh", grant, version: credential.version };
    const now = ctx.clock.now();
    const until = new Date(now.getTime() + LEASE_MS);
    const leased = await keeper.lease(now, until);
    if (leased !== null) return underLease(leased);
    await pause(LOOK_EVERY_MS);
    credential = (await keeper.read()) ?? credential;
  }
  return { kind: "failed", error: tooLong(), version: credential.version };

  function suffices(grant: Grant, version: number): boolean {
    const now = ctx.clock.now();
    if (wanted === "renewed") return version > known.version && isUsable(grant, now);
    return wanted === "ahead" ? now < grant.refreshAt : isUsable(grant, now);
  }

  async function underLease(leased: Leased): Promise<FreshGrant> {
    try {
      // A grant that was read before the lease may have been renewed since.
      const grant = openGrant(ctx.secrets, leased, keeper.boundTo);
      if (suffices(grant, leased.version)) return { kind: "fresh", grant, version: leased.version };
      return await renew(ctx, keeper, leased.version, grant);
    } finally {
      await keeper.endLease(leased.fence);
    }
  }
}

async function renew(ctx: Ctx, keeper: GrantKeeper, version: number, grant: Grant): Promise<FreshGrant> {
  const answer = await keeper.refresh(grant.refreshToken);
  if (answer.kind === "refreshed") {
    const at = ctx.clock.now();
    const renewed = grantOf(answer.tokens, at, grant);
    // Guarded by version alone, even where the lease was lost: a rotated token pair must not be lost.
    const sealed = sealGrant(ctx.secrets, renewed, keeper.boundTo);
    const stored = await keeper.store(sealed, { after: version, at });
    if (stored) return { kind: "fresh", grant: renewed, version: version + 1 };
  }
  // A reconnect or a slow process has stored another grant, so the refusal was of the old one.
  const present = await keeper.read();
  if (present !== null && present.version > version && present.refreshAt !== null) {
    return {
      kind: "fresh",
      grant: openGrant(ctx.secrets, present, keeper.boundTo),
      version: present.version,
    };
  }
  const error = answer.kind === "failed" ? answer.error : tooLong();
  return { kind: "failed", error, version };
}

/** In the form of the libraries' own timeouts. */
const tooLong = () =>
  Object.assign(new Error("Timeout: the access token was not renewed in time"), { code: "ETIMEDOUT" });
