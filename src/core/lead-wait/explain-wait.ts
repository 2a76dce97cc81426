import { sentOn } from "../pace/turn-after.ts";
import { allowanceOn } from "../pace/warm-up.ts";
import { localDay, startOfDay } from "../time/local-day.ts";
import type { Explanation, Standing } from "./lead-wait.ts";

/** A shorter standstill of due leads is not told. With the time of watching, a person hears within the hour. */
export const STANDS_MS = 30 * 60_000;
/** The largest difference between two clocks. */
const TOLERANCE_MS = 60_000;

/** Explains why due leads stand still. A standstill without an explanation is a fault of ours, so no standstill is silent. */
export function explainWait(standing: Standing, now: Date): Explanation {
  const { campaign, mailbox, lead } = standing;
  if (campaign.state === "draft" || campaign.state === "finished") return { kind: "not-started" };
  if (campaign.state === "paused") {
    return PAUSED[campaign.pausedBy ?? "nothing"];
  }
  if (lead.send === "unconfirmed") return { kind: "unconfirmed" };
  if (mailbox.state === "disconnected")
    return mailbox.isInIncident ? { kind: "mailbox-lost" } : PAUSED.nothing;
  if (mailbox.left !== null) return mailbox.left === "by-brake" ? { kind: "mailbox-braked" } : PAUSED.nothing;
  if (campaign.opensAt > now || campaign.closesAt <= now) return { kind: "window-closed" };
  if (mailbox.state === "held" && mailbox.isInIncident) return { kind: "set-up-refused" };
  if (standsSince(standing) > new Date(now.getTime() - STANDS_MS)) {
    return explainTurn(standing, now) ?? { kind: "short-wait" };
  }
  if (mailbox.state === "held") return { kind: "held", tell: "owner" };
  if (mailbox.inHandSince !== null) return { kind: "in-hand-too-long", tell: "operator" };
  if (lead.send === "in-doubt") return { kind: "doubt-too-long", tell: "operator" };
  return explainTurn(standing, now) ?? { kind: "not-claimed", tell: "operator" };
}

const PAUSED = {
  member: { kind: "paused-by-person" },
  disconnection: { kind: "mailbox-lost" },
  brake: { kind: "campaign-braked" },
  nothing: { kind: "pause-is-over", tell: "operator" },
} as const satisfies Record<string, Explanation>;

/** null: it is its turn. */
function explainTurn({ mailbox, pace }: Standing, now: Date): Explanation | null {
  const { nextSendAt, quietUntil } = mailbox;
  const soon = new Date(now.getTime() + pace.minGapMs + STANDS_MS);
  if (nextSendAt <= now) {
    if (quietUntil === null || quietUntil <= now) return null;
    return quietUntil <= soon ? { kind: "in-turn" } : { kind: "turn-too-late", tell: "operator" };
  }
  if (nextSendAt <= soon) return { kind: "in-turn" };
  const today = localDay(now, pace.timeZone);
  const tomorrow = startOfDay(today.add({ days: 1 }), pace.timeZone);
  const isUsedUp = sentOn(pace, today) >= allowanceOn(pace, today);
  return isUsedUp && nextSendAt <= new Date(tomorrow.getTime() + TOLERANCE_MS)
    ? { kind: "allowance-used" }
    : { kind: "turn-too-late", tell: "operator" };
}

/** The time since which none of the possible events has occurred. */
export function standsSince({ campaign, mailbox, lead }: Standing): Date {
  const moments = [
    lead.dueAt,
    campaign.opensAt,
    campaign.startedAt,
    mailbox.workedAt,
    mailbox.inHandSince === null && mailbox.state === "connected" ? mailbox.nextSendAt : null,
    mailbox.inHandSince,
  ];
  return new Date(Math.max(...moments.flatMap((moment) => (moment === null ? [] : [moment.getTime()]))));
}
