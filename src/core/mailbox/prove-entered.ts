import type { CommitContext } from "../commit.ts";
import type { Context } from "../context.ts";
import { givePlacesBack, takePlaces, type Wanted } from "../limit/take-places.ts";
import type { MailboxAccess, Proof } from "./mail-port.ts";
import { withoutForeign } from "./no-mail-server.ts";

/** The member who entered a sign-in. `linkHash`: the link they used. */
export type EnteredBy = { workspaceId: string; memberId: string; linkHash?: Uint8Array };

/** `until`: when the next try may be made. */
export type EnteredProof = { kind: "tried"; proof: Proof } | { kind: "too-many-tries"; until: Date };

/**
 * Proves a sign-in that a person entered, within their limits: guessing a password takes more tries than mistyping one. A success
 * does not count.
 */
export async function proveEntered(
  ctx: CommitContext & Pick<Context, "mail">,
  { workspaceId, memberId, linkHash }: EnteredBy,
  access: MailboxAccess,
): Promise<EnteredProof> {
  const hosts = new Set([access.smtp.host, access.imap.host].map((host) => host.toLowerCase()));
  const places = await takePlaces(ctx, { workspaceId, memberId }, [
    ...(linkHash === undefined
      ? []
      : [{ limit: "tries-of-link", of: [Buffer.from(linkHash).toString("hex")] } as const]),
    { limit: "proofs-of-mailbox", of: [workspaceId, access.address.toLowerCase()] },
    { limit: "proofs-of-member", of: [memberId] },
    ...[...hosts].map((host): Wanted => ({ limit: "proofs-at-host", of: [workspaceId, host] })),
  ]);
  if (places.kind === "full") return { kind: "too-many-tries", until: places.until };
  const proof = await ctx.mail.prove(access);
  if (proof.smtp.kind === "proven" && proof.imap.kind === "proven") await givePlacesBack(ctx, places.uses);
  const { smtp, imap, folders } = proof;
  return {
    kind: "tried",
    proof: { smtp: withoutForeign(smtp), imap: withoutForeign(imap), folders },
  };
}
