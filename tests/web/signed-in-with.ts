import type { Context } from "../../src/core/context.ts";
import { issueSignInLink, signIn } from "../../src/core/sign-in/sign-in.ts";

type Who = { id: string; workspaceId: string };

const link = async (ctx: Context, who: Who): Promise<string> => {
  const { url } = await issueSignInLink(ctx, who);
  return url.split("/").at(-1) ?? "";
};

/** The cookie of a member's session, for requests that no browser makes. */
export async function signedInWith(ctx: Context, who: Who): Promise<string> {
  const signed = await signIn(ctx, await link(ctx, who), {
    place: { browser: null, network: null },
    before: null,
  });
  if (signed.kind !== "signed-in") throw new Error(signed.kind);
  return `unpause_session=${signed.sessionToken}`;
}

signedInWith.link = link;
