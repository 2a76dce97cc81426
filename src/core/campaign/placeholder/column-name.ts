/** A column's name as templates say it, or null where nothing of it can be said: "First Name" is first_name. */
export function columnName(heading: string): string | null {
  const name = heading
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
  return name === "" ? null : name;
}
