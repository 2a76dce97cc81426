import { Hono } from "hono";
import { decideHeld } from "../../core/campaign/decide-held.ts";
import { DECIDE_HELD_WORDS } from "../../core/campaign/words/decide-held.ts";
import { isId } from "../../core/is-id.ts";
import { HAND_HELD_FOR } from "../../core/lead/held-for.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { MemberEnv, Web } from "../env.ts";
import { campaignAnswers } from "./campaign-answers.ts";

/** Handles the buttons of a campaign's held leads. */
export function heldActions(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { target, about, back, unchanged } = campaignAnswers(web);
  return new Hono<MemberEnv>().post("/campaigns/:id/decide-held", async (c) => {
    const { campaignId } = target(c);
    const { enrolmentId, decision, ...body } = await c.req.parseBody();
    const heldFor = HAND_HELD_FOR.find((one) => one === body.heldFor);
    if (decision !== "go-on" && decision !== "remove") return c.notFound();
    const one = typeof enrolmentId === "string" && isId(enrolmentId) ? { campaignId, enrolmentId } : null;
    const held = one ?? (heldFor && { campaignId, heldFor });
    if (!held) return c.notFound();
    const result = await decideHeld(ctx, target(c), held, decision);
    switch (result.kind) {
      case "decided":
        return back(c);
      case "already-decided":
        return unchanged(c, outcomeOf(DECIDE_HELD_WORDS, result, { ...(await about(c)), decision }));
      case "no-such-campaign":
        return c.notFound();
    }
  });
}
