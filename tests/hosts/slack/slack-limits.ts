/** Lengths in characters and counts, from the Block Kit reference (docs.slack.dev/reference/block-kit). */
type Limit =
  | { field: string; most: number; least?: number }
  | { count: string; most: number; least?: number };

const BUTTON_TEXT = { field: "text", most: 75, least: 1 };
const ACTION_ID = { field: "action_id", most: 255, least: 1 };
const PLACEHOLDER = { field: "placeholder", most: 150 };
const ACCESSIBILITY = { field: "accessibility_label", most: 75 };
const VALUE = { field: "value", most: 2000 };
const OPTIONS = [
  { count: "options", most: 100, least: 1 },
  { count: "option_groups", most: 100, least: 1 },
];
const SELECT = [PLACEHOLDER, ACTION_ID];
const TYPED = [{ field: "initial_value", most: 3000 }, PLACEHOLDER, ACTION_ID];
const RICH = [{ count: "elements", most: 100, least: 1 }];

const FEEDBACK = [BUTTON_TEXT, VALUE, ACCESSIBILITY];

/** A block of any type may have one. */
const BLOCK_ID = { field: "block_id", most: 255, least: 1 };

/** A type that is not here is refused, so that nobody uses one before its limits are written down. */
export const LIMITS: Record<string, Limit[]> = {
  // Blocks.
  actions: [{ count: "elements", most: 25, least: 1 }],
  alert: [{ field: "text", most: 200, least: 1 }],
  card: [
    { field: "title", most: 150 },
    { field: "subtitle", most: 150 },
    { field: "body", most: 200 },
    { field: "subtext", most: 200 },
    { count: "actions", most: 3 },
  ],
  carousel: [{ count: "elements", most: 10, least: 1 }],
  container: [
    { field: "title", most: 150 },
    { field: "subtitle", most: 150 },
    { count: "child_blocks", most: 10, least: 1 },
  ],
  context: [
    { count: "elements", most: 10, least: 1 },
    { field: "elements", most: 2000, least: 1 },
  ],
  context_actions: [{ count: "elements", most: 5, least: 1 }],
  data_table: [{ count: "rows", most: 100, least: 1 }],
  divider: [],
  file: [],
  header: [{ field: "text", most: 150, least: 1 }],
  image: [
    { field: "image_url", most: 3000 },
    { field: "alt_text", most: 2000 },
    { field: "title", most: 2000 },
  ],
  input: [
    { field: "label", most: 2000, least: 1 },
    { field: "hint", most: 2000 },
  ],
  markdown: [{ field: "text", most: 12_000, least: 1 }],
  plan: [],
  rich_text: RICH,
  section: [
    { field: "text", most: 3000, least: 1 },
    { count: "fields", most: 10, least: 1 },
    { field: "fields", most: 2000, least: 1 },
  ],
  table: [
    { count: "rows", most: 100, least: 1 },
    { count: "column_settings", most: 20 },
  ],
  task_card: [],
  video: [
    { field: "title", most: 199, least: 1 },
    { field: "author_name", most: 49 },
  ],

  // Elements.
  button: [BUTTON_TEXT, ACTION_ID, VALUE, ACCESSIBILITY, { field: "url", most: 3000 }],
  channels_select: SELECT,
  checkboxes: [{ count: "options", most: 10, least: 1 }, ACTION_ID],
  conversations_select: SELECT,
  datepicker: SELECT,
  datetimepicker: [ACTION_ID],
  email_text_input: TYPED,
  external_select: SELECT,
  feedback_buttons: [ACTION_ID],
  file_input: [ACTION_ID],
  icon_button: [ACTION_ID, VALUE, ACCESSIBILITY],
  multi_channels_select: SELECT,
  multi_conversations_select: SELECT,
  multi_external_select: SELECT,
  multi_static_select: [...OPTIONS, ...SELECT],
  multi_users_select: SELECT,
  number_input: SELECT,
  overflow: [{ count: "options", most: 5, least: 1 }, ACTION_ID],
  plain_text_input: TYPED,
  radio_buttons: [{ count: "options", most: 10, least: 1 }, ACTION_ID],
  rich_text_input: SELECT,
  static_select: [...OPTIONS, ...SELECT],
  timepicker: SELECT,
  url: [],
  url_text_input: TYPED,
  users_select: SELECT,
  workflow_button: [BUTTON_TEXT, ACTION_ID, ACCESSIBILITY],

  // The parts of rich text. Not in the reference: empty ones are known to be refused, and the lengths are well below the real
  // limits.
  rich_text_section: RICH,
  rich_text_list: RICH,
  rich_text_quote: RICH,
  rich_text_preformatted: RICH,
  broadcast: [],
  channel: [],
  color: [],
  date: [],
  emoji: [],
  link: [{ field: "url", most: 3000, least: 1 }],
  team: [],
  text: [{ field: "text", most: 3000, least: 1 }],
  user: [],
  usergroup: [],

  // Composition objects.
  mrkdwn: [{ field: "text", most: 3000, least: 1 }],
  plain_text: [{ field: "text", most: 3000, least: 1 }],
  raw_number: [],
  raw_text: [{ field: "text", most: 3000, least: 1 }],
};

/** Options and confirmations have no type of their own; they are known by where they stand. */
const NAMELESS: Record<string, Limit[]> = {
  options: [
    BUTTON_TEXT,
    { field: "value", most: 150, least: 1 },
    { field: "description", most: 75 },
    { field: "url", most: 3000 },
  ],
  option_groups: [
    { field: "label", most: 75, least: 1 },
    { count: "options", most: 100, least: 1 },
  ],
  positive_button: FEEDBACK,
  negative_button: FEEDBACK,
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

/** Slack's refusals of a message's blocks, beyond their shape. */
export function overLimits(blocks: unknown[]): string[] {
  const count = blocks.length > 50 ? [`${blocks.length} blocks, 50 are allowed`] : [];
  return [...count, ...walk(blocks, "blocks"), ...doubled(blocks)];
}

/** The same for a modal or a home tab. */
export function viewOverLimits(view: Node): string[] {
  const blocks = (view.blocks ?? []) as unknown[];
  return [
    ...check(view, VIEW, "view"),
    ...(view.type === "modal" ? modalFaults(view, blocks) : []),
    ...walk(blocks, "blocks"),
    ...doubled(blocks),
  ];
}

/** docs.slack.dev/reference/views/modal-views; whether the input is sent by itself makes no difference. */
function modalFaults({ title, submit }: Node, blocks: unknown[]): string[] {
  const asks = blocks.some((block) => (block as Node | null)?.type === "input");
  return [
    ...(title === undefined ? ["view: a modal needs a title"] : []),
    ...(asks && submit === undefined ? ["view: must define submit to use an input block in modals"] : []),
  ];
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
  return [...empty, ...check(node, [BLOCK_ID, ...limits], at), ...within];
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
