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

/** Without the parts of a dialog that belong to the frame of a window elsewhere: its title, its fields, and the button that sends them. */
export function withoutFrame(card: object): object {
  const { body = [] } = card as { body?: Part[] };
  const isTitle = ({ inlines }: Part, at: number) => {
    const [first] = (inlines ?? []) as { weight?: string; size?: string }[];
    return at === 0 && first?.weight === "Bolder" && first.size === "Medium";
  };
  const isField = ({ type, actions }: Part) =>
    type?.startsWith("Input.") ||
    (type === "ActionSet" && (actions as Part[]).every(({ verb }) => verb === "submit"));
  return { ...card, body: body.filter((part, at) => !isTitle(part, at) && !isField(part)) };
}

/** With the address of each link beside its text. */
export function withAddresses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAddresses);
  if (typeof value !== "object" || value === null) return value;
  const { text, selectAction } = value as { text?: string; selectAction?: { url?: string } };
  const url = selectAction?.url;
  if (text !== undefined && url !== undefined && !text.includes(url))
    return { ...value, text: `${text} ${url}` };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withAddresses(each)]));
}

/** The links that it leads to. */
export const linksIn = (card: unknown): string[] =>
  partsOf(card).flatMap(({ url }) => (typeof url === "string" ? [url] : []));

function partsOf(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(partsOf)];
}
