import type { SweepPart } from "../sweep.ts";
import { finishCampaigns } from "./finish-campaigns.ts";
import { rollWindows } from "./roll-windows.ts";

export const campaignSweep: SweepPart[] = [
  { name: "sending windows", run: ({ ctx }) => rollWindows(ctx) },
  { name: "finished campaigns", run: ({ ctx }) => finishCampaigns(ctx) },
  { name: "lead counts", run: ({ ctx }) => ctx.store.leads.foldCounts() },
];
