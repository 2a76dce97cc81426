import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { lookNow } from "../../core/recovery/look-now.ts";
import { type Reply, reply } from "../reply.ts";

/** Looks at once whether what somebody else had to change is changed. */
export async function pressCheck(ctx: Pick<Context, "store" | "wake">, { id }: Incident): Promise<Reply> {
  await lookNow(ctx, id);
  return reply(
    "Unpause is signing in to see whether it works again. When it does, the message here changes.",
  );
}
