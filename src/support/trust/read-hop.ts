/** One Received line: "from HOST (…) by HOST (…) with PROTOCOL …" (RFC 5321 §4.4). In lower case; "" where it does not say. */
export type Hop = { from: string; by: string; protocol: string };

const LONGEST = 2_000;

export function readHop(received: string): Hop {
  const words = withoutComments(received.slice(0, LONGEST))
    .toLowerCase()
    .split(/[\s;]+/);
  const after = (word: string) => {
    const at = words.indexOf(word);
    return at === -1 ? "" : (words[at + 1] ?? "");
  };
  return { from: after("from"), by: after("by"), protocol: after("with") };
}

/** Comments may stand in each other. */
function withoutComments(text: string): string {
  let depth = 0;
  let rest = "";
  for (const letter of text) {
    if (letter === "(") depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    else if (depth === 0) rest += letter;
    if (letter === "(" && depth === 1) rest += " ";
  }
  return rest;
}
