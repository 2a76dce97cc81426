import type { Entity } from "../mime/read-entity.ts";
import { namedCharset } from "./named-charset.ts";

const MOST_PARTS = 50;

/** The charset that a mail names in any place, for the places where it names none; null: it says nothing that helps. */
export function charsetHint(root: Entity): string | null {
  const parts: Entity[] = [root];
  for (let at = 0; at < parts.length && parts.length < MOST_PARTS; at++)
    parts.push(...(parts[at]?.children ?? []).slice(0, MOST_PARTS));
  const named = parts.map(({ typeParameters }) => typeParameters.get("charset") ?? "");
  const inWords = root.fields.map(({ value }) =>
    value.includes("=?") ? (/=\?([\w.:-]{2,40})\?[bq]\?/i.exec(value)?.[1] ?? "") : "",
  );
  return [...named, ...inWords].find(helps) ?? null;
}

function helps(named: string): boolean {
  const charset = named === "" ? null : namedCharset(named);
  return charset !== null && charset !== "us-ascii" && charset !== "windows-1252";
}
