import { causeFacts } from "./cause.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** A diagnosis as the database returns it: one from before a failure was about anybody names no party. */
export function storedDiagnosis(stored: unknown): Diagnosis {
  const diagnosis = stored as Omit<Diagnosis, "about"> & Partial<Pick<Diagnosis, "about">>;
  return { ...diagnosis, about: diagnosis.about ?? causeFacts[diagnosis.cause].about };
}
