/** Lengths in characters and counts, from the Block Kit reference (docs.slack.dev/reference/block-kit). */
type Limit =
  | { field: string; most: number; least?: number }
  | { count: string; most: number; least?: number };

const BUTTON_TEXT = { field: "text", most: 75, least: 1 };
const ACTION_ID = { field: "action_id", most: 255, least: 1 };
const PLACEHOLDER = { field: "placeholder", most: 150 };

/** A type that is not here is refused, so that nobody uses one before its limits are written down. */
const LIMITS: Record<string, Limit[]> = {
  header: [{ field: "text", most: 150, least: 1 }],
  divider: [],
  section: [
    { field: "text", most: 3000, least: 1 },
    { count: "fields", most: 10, least: 1 },
    { field: "fields", most: 2000, least: 1 },
  ],
  context: [
    { count: "elements", most: 10, least: 1 },
    { field: "elements", most: 2000, least: 1 },
  ],
  actions: [{ count: "elements", most: 25, least: 1 }],
  input: [
    { field: "label", most: 2000, least: 1 },
    { field: "hint", most: 2000 },
  ],
  button: [
    BUTTON_TEXT,
    ACTION_ID,
    { field: "url", most: 3000 },
    { field: "value", most: 2000 },
    { field: "accessibility_label", most: 75 },
  ],
  overflow: [{ count: "options", most: 5, least: 1 }, ACTION_ID],
  static_select: [{ count: "options", most: 100, least: 1 }, PLACEHOLDER, ACTION_ID],
  plain_text_input: [{ field: "initial_value", most: 3000 }, PLACEHOLDER, ACTION_ID],
  number_input: [PLACEHOLDER, ACTION_ID],
  rich_text: [{ count: "elements", most: 100, least: 1 }],
  rich_text_section: [{ count: "elements", most: 100, least: 1 }],
  rich_text_list: [{ count: "elements", most: 100, least: 1 }],
  rich_text_preformatted: [{ count: "elements", most: 100, least: 1 }],
  // Not in the reference: what Slack is known to refuse as empty, and well below what it takes.
  text: [{ field: "text", most: 3000, least: 1 }],
  link: [{ field: "url", most: 3000, least: 1 }],
  user: [],
  plain_text: [{ field: "text", most: 3000, least: 1 }],
  mrkdwn: [{ field: "text", most: 3000, least: 1 }],
};

/** Options and confirmations have no type of their own; they are known by where they stand. */
const NAMELESS: Record<string, Limit[]> = {
  options: [
    BUTTON_TEXT,
    { field: "value", most: 150, least: 1 },
    { field: "description", most: 75 },
    { field: "url", most: 3000 },
  ],
  confirm: [
    { field: "title", most: 100, least: 1 },
    { field: "text", most: 300, least: 1 },
    { field: "confirm", most: 30, least: 1 },
    { field: "deny", most: 30, least: 1 },
  ],
};

const VIEW: Limit[] = [
  { count: "blocks", most: 100, least: 1 },
  { field: "title", most: 24, least: 1 },
  { field: "submit", most: 24, least: 1 },
  { field: "close", most: 24, least: 1 },
  { field: "private_metadata", most: 3000 },
  { field: "callback_id", most: 255 },
];

type Node = Record<string, unknown>;

/** What Slack would refuse about a message's blocks, beyond their shape. */
export function overLimits(blocks: unknown[]): string[] {
  const count = blocks.length > 50 ? [`${blocks.length} blocks, 50 are allowed`] : [];
  return [...count, ...walk(blocks, "blocks"), ...doubled(blocks)];
}

/** The same for a modal or a home tab. */
export function viewOverLimits(view: Node): string[] {
  const blocks = (view.blocks ?? []) as unknown[];
  return [...check(view, VIEW, "view"), ...walk(blocks, "blocks"), ...doubled(blocks)];
}

function walk(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => walk(each, `${at}/${index}`));
  if (value === null || typeof value !== "object") return [];
  const node = value as Node;
  const within = Object.entries(node).flatMap(([key, each]) => walk(each, `${at}/${key}`));
  const parent = at.split("/").findLast((part) => !/^\d+$/.test(part)) ?? "";
  const limits = typeof node.type === "string" ? LIMITS[node.type] : (NAMELESS[parent] ?? []);
  if (limits === undefined) return [`${at}: the limits of ${node.type} are not written down`, ...within];
  const empty =
    node.type === "section" && node.text === undefined && node.fields === undefined
      ? [`${at}: a section needs text or fields`]
      : [];
  return [...empty, ...check(node, limits, at), ...within];
}

function check(node: Node, limits: Limit[], at: string): string[] {
  return limits.flatMap((limit) => {
    if ("count" in limit) {
      const list = node[limit.count];
      return Array.isArray(list) ? out(list.length, limit, `${at}/${limit.count} has`, "items") : [];
    }
    const value = node[limit.field];
    const texts = Array.isArray(value) ? value : [value];
    return texts.flatMap((text) => {
      const said = typeof text === "object" && text !== null ? (text as Node).text : text;
      return typeof said === "string"
        ? out(said.length, limit, `${at}/${limit.field} has`, "characters")
        : [];
    });
  });
}

function out(size: number, { most, least = 0 }: Limit, what: string, unit: string): string[] {
  if (size >= least && size <= most) return [];
  return [`${what} ${size} ${unit}, ${least} to ${most} are allowed`];
}

/** Slack refuses a block id twice in a message, and an action id twice in a block. */
function doubled(blocks: unknown[]): string[] {
  const known = blocks.filter((block): block is Node => typeof block === "object" && block !== null);
  const twice = (ids: unknown[], what: string) =>
    ids
      .filter((id, index) => id !== undefined && ids.indexOf(id) !== index)
      .map((id) => `${what} ${id} twice`);
  return [
    ...twice(
      known.map((block) => block.block_id),
      "block_id",
    ),
    ...known.flatMap((block) => {
      const elements = Array.isArray(block.elements) ? (block.elements as Node[]) : [];
      return twice(
        elements.map((element) => element.action_id),
        "action_id",
      );
    }),
  ];
}
