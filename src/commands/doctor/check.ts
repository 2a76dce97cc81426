import type { Out } from "../terminal/out.ts";

/** `mend`: what to do about it; null when it is fine. */
export type Check = { check: string; ok: boolean; says: string; mend: string | null };

export function tellCheck(check: Check, out: Pick<Out, "line">): void {
  const { ok, check: name, says, mend } = check;
  out.line(check, `${ok ? "✓" : "✗"} ${name}: ${says}${mend === null ? "" : `\n  → ${mend}`}`);
}

export const fine = (check: string, says: string): Check => ({ check, ok: true, says, mend: null });

export const wrong = (check: string, says: string, mend: string): Check => ({ check, ok: false, says, mend });
