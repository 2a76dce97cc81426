/** A column's name as templates write it: "First Name" is first_name. null: the heading has no usable letters. */
export function columnName(heading: string): string | null {
  const name = heading
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
  return name === "" ? null : name;
}
