import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

/** A part of a card, as Teams reads it. */
type Part = Record<string, unknown> & { type?: string };

/** A button of a card. `does`: the action of its invoke, or null: it is a link. */
export type CardButton = { title: string; url: string | null; does: { verb: string; data: object } | null };

/** Issue I: a card is less than 25 KB as UTF-16. Teams itself takes 28 KB from older clients and from flows on. */
const MOST_BYTES = 25_000;
const MOST_READERS = 60;
const MOST_ACTIONS = 6;

/** Refusals of a card by Teams, in words. Empty where it takes the card. */
export function faultsOfCard(card: unknown): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card), "utf16le");
  const { version, refresh } = card as { version?: unknown; refresh?: { userIds?: unknown[] } };
  const parts = partsOf(card);
  const ids = parts.flatMap(({ type, id }) => (type?.startsWith("Input.") ? [id] : []));
  const sets = parts.flatMap(({ actions }) => (Array.isArray(actions) ? [actions] : []));
  return [
    ...shapeFaults(card),
    ...(bytes < MOST_BYTES ? [] : [`${bytes} bytes, less than ${MOST_BYTES} are taken`]),
    // The schema takes any.
    ...(version === "1.5" ? [] : [`version ${version}`]),
    ...((refresh?.userIds?.length ?? 0) > MOST_READERS ? ["refresh names more than 60 people"] : []),
    ...(new Set(ids).size === ids.length ? [] : ["two inputs have the same id"]),
    ...sets.flatMap(({ length }) => (length > MOST_ACTIONS ? [`${length} actions side by side`] : [])),
  ];
}

/** The visible part of a card: its lines in order, and its buttons. */
export function seenInCard(card: unknown): { lines: string[]; buttons: CardButton[] } {
  const parts = partsOf(card);
  return {
    lines: parts.flatMap(({ type, inlines, label }) => {
      if (type === "RichTextBlock") return [(inlines as { text: string }[]).map(({ text }) => text).join("")];
      return type?.startsWith("Input.") ? [`${label}`] : [];
    }),
    buttons: parts.flatMap(({ type, actions }) =>
      type === "ActionSet" ? (actions as Part[]).map(button) : [],
    ),
  };
}

const button = ({ title, url, verb, data }: Part): CardButton => ({
  title: `${title}`,
  url: typeof url === "string" ? url : null,
  does: typeof verb === "string" ? { verb, data: data as object } : null,
});

/** Everything in a card that has a type, from its top down. */
function partsOf(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== "object" || value === null) return [];
  const own = "type" in value ? [value as Part] : [];
  return [...own, ...Object.entries(value).flatMap(([key, each]) => (key === "data" ? [] : partsOf(each)))];
}

function shapeFaults(card: unknown): string[] {
  const check = validator();
  if (check(card)) return [];
  // A union names each of its members' faults; the deepest ones are about the member that was meant.
  const errors = check.errors ?? [];
  const deepest = Math.max(...errors.map(({ instancePath }) => instancePath.split("/").length));
  return errors
    .filter(({ instancePath }) => instancePath.split("/").length === deepest)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .slice(0, 5);
}

let compiled: ValidateFunction | null = null;

/** The schema is draft 06; what it says is the same in ajv's own, apart from its name. */
function validator(): ValidateFunction {
  if (compiled !== null) return compiled;
  const file = new URL("../../fixtures/contracts/adaptive-card.1.5.schema.json", import.meta.url);
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  compiled = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  return compiled;
}
