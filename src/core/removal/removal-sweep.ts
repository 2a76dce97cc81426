import { purgeAudit } from "../audit/purge-audit.ts";
import type { SweepPart } from "../sweep.ts";
import { forgetOld } from "./forget-old.ts";
import { purgeOld } from "./purge-old.ts";

export const removalSweep: SweepPart[] = [
  { name: "what is forgotten soon", every: "minute", run: ({ ctx }) => forgetOld(ctx) },
  { name: "old rows", every: "hour", run: ({ ctx }) => purgeOld(ctx) },
  { name: "audit log", every: "six-hours", run: ({ ctx, auditDays }) => purgeAudit(ctx, auditDays) },
];
