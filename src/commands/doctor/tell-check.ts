import type { Check } from "../../core/health/check.ts";
import type { Out } from "../terminal/out.ts";

export function tellCheck(check: Check, out: Pick<Out, "line">): void {
  const { ok, check: name, says, mend } = check;
  out.line(check, `${ok ? "✓" : "✗"} ${name}: ${says}${mend === null ? "" : `\n  → ${mend}`}`);
}
