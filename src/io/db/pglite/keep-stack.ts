import type { PGlite } from "@electric-sql/pglite";

/**
 * PGlite 0.5 leaves its stack pointer where an error was thrown, about a kilobyte deeper each time. After 1,900 errors PostgreSQL
 * refuses every statement ("stack depth limit exceeded"), and a full disk makes that many within a minute.
 *
 * @returns a function that resets the pointer. Call it while no statement runs inside PGlite, e.g. when one of its promises
 * settles.
 */
export function stackKeeper(db: PGlite): () => void {
  const { Module: module } = db as unknown as { Module: { ___stack_pointer?: { value: number } } };
  const pointer = module.___stack_pointer;
  if (typeof pointer?.value !== "number") return () => {};
  const idle = pointer.value;
  return () => {
    pointer.value = idle;
  };
}
