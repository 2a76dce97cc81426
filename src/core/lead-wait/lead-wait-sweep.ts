import type { SweepPart } from "../sweep.ts";
import { tellWaits } from "./tell-waits.ts";

/** Tells why due leads stand still, where nothing else does. */
export const leadWaitSweep: SweepPart[] = [
  { name: "waiting leads", every: "minute", run: ({ ctx }) => tellWaits(ctx) },
];
