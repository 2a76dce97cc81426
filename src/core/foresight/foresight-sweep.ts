import { AT_ONCE, type SweepPart } from "../sweep.ts";
import { foretell } from "./foretell.ts";

export const foresightSweep: SweepPart[] = [{ name: "foresight", run: ({ ctx }) => foretell(ctx, AT_ONCE) }];
