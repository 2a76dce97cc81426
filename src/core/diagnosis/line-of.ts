import type { Diagnosis } from "./diagnosis.ts";

/** The provider's own line that decided, masked and cut; "" where it said nothing. */
export const lineOf = ({ evidence }: Diagnosis): string => evidence[0]?.line ?? "";
