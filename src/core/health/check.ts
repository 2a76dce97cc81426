/** One thing that the doctor looked at. `mend`: what to do about it; null when it is fine. */
export type Check = { check: string; ok: boolean; says: string; mend: string | null };

export const fine = (check: string, says: string): Check => ({ check, ok: true, says, mend: null });

export const wrong = (check: string, says: string, mend: string): Check => ({ check, ok: false, says, mend });
