type Part = Record<string, unknown> & { type?: string };
type Input = { id: string; choices: { title: string; value: string }[] };

/** The action that sends a card in which this choice was taken; null: it has no such choice. */
export function choiceIn(card: unknown, label: string): { verb: string; data: object } | null {
  const parts = partsOf(card);
  const inputs = parts.filter(({ type }) => type === "Input.ChoiceSet") as unknown as Input[];
  for (const { id, choices } of inputs) {
    const choice = choices.find(({ title }) => title === label);
    const send = parts.find(({ verb }) => verb === "submit");
    if (choice === undefined || send === undefined) continue;
    return { verb: "submit", data: { ...(send.data as object), [id]: choice.value } };
  }
  return null;
}

/** The links that it leads to. */
export const linksIn = (card: unknown): string[] =>
  partsOf(card).flatMap(({ url }) => (typeof url === "string" ? [url] : []));

function partsOf(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(partsOf)];
}
