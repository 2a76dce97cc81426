import { AT_ONCE, type SweepPart } from "../sweep.ts";
import { tellLateReadings } from "./tell-late-readings.ts";

export const lateReadingSweep: SweepPart[] = [
  { name: "late readings", run: ({ ctx }) => tellLateReadings(ctx, AT_ONCE) },
];
