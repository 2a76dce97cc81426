import { AT_ONCE, type SweepPart } from "../sweep.ts";
import { endOverdueDrills } from "./go-through-drill.ts";

export const drillSweep: SweepPart[] = [{ name: "drills", run: ({ ctx }) => endOverdueDrills(ctx, AT_ONCE) }];
