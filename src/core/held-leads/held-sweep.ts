import { AT_ONCE, type SweepPart } from "../sweep.ts";
import { tellHeldLeads } from "./tell-held-leads.ts";

export const heldSweep: SweepPart[] = [{ name: "held leads", run: ({ ctx }) => tellHeldLeads(ctx, AT_ONCE) }];
