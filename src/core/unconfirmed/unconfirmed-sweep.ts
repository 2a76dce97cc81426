import { AT_ONCE, type SweepPart } from "../sweep.ts";
import { noteAllUnconfirmed } from "./note-unconfirmed.ts";

export const unconfirmedSweep: SweepPart[] = [
  { name: "unconfirmed sends", run: ({ ctx }) => noteAllUnconfirmed(ctx, AT_ONCE) },
];
