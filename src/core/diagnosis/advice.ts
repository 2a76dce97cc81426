import type { Cause } from "./cause.ts";
import type { Family } from "./provider-family.ts";

export function adviceFor(_cause: Cause, _family: Family): readonly string[] {
  return [];
}
