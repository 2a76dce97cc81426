/**
 * The name under which a session keeps a statement with its plan; null: it is planned each time. A statement asks for it by how it
 * begins, such as "prepared: claim-sends" in a comment. Its text must then be the same each time, and only its parameters may differ.
 */
export function preparedName(sql: string): string | null {
  return /^\s*\/\* prepared: ([a-z-]{1,50}) \*\//.exec(sql)?.[1] ?? null;
}
