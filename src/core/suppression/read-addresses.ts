import { leadAddress } from "../lead/lead-address.ts";

export type ReadAddresses = {
  /** As we keep them, each once. */
  emails: string[];
  /** `line` counts from 1; `written` is as it stood there. */
  unclear: { line: number; written: string }[];
};

/** Addresses as people paste them: one a line, or several with commas or semicolons, with or without a name before `<…>`. */
export function readAddresses(lines: Iterable<string>): ReadAddresses {
  const emails = new Set<string>();
  const unclear: ReadAddresses["unclear"] = [];
  let line = 0;
  for (const text of lines) {
    line += 1;
    for (const part of text.split(/[,;]/)) {
      if (part.trim() === "") continue;
      const email = leadAddress(withoutName(part));
      if (email !== null) emails.add(email);
      else unclear.push({ line, written: part.trim() });
    }
  }
  return { emails: [...emails], unclear };
}

function withoutName(part: string): string {
  const from = part.lastIndexOf("<");
  const to = part.lastIndexOf(">");
  return from !== -1 && to > from ? part.slice(from + 1, to) : part;
}
