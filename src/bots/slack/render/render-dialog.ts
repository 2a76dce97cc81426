import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import type { About } from "../../../core/chat/about.ts";
import type { Dialog, DialogField, Portion } from "../../dialog.ts";
import { literalLine } from "../../literal.ts";
import { type Reply, reply } from "../../reply.ts";
import { callbackOf, TURN_SEARCH, TURN_TO } from "./action-id.ts";
import { replyBlocks } from "./render.ts";

// Lengths of the Block Kit reference: docs.slack.dev/reference/views, /block-elements/static-select.
const TITLE_LIMIT = 24;
const SUBMIT_LIMIT = 24;
const LABEL_LIMIT = 2000;
const CHOICE_LIMIT = 75;
const VALUE_LIMIT = 3000;

/** The subject of our window. It travels with the window and comes back with it. */
export type Meta = { about: About; mailboxId: string | null; search: string };

export function dialogView(dialog: Dialog): ModalView {
  const { about, portion } = dialog;
  return {
    ...frame(dialog.title),
    callback_id: callbackOf(dialog.dialog),
    private_metadata: JSON.stringify({
      about,
      mailboxId: dialog.mailboxId ?? null,
      search: portion?.search ?? "",
    } satisfies Meta),
    ...(dialog.submit !== null && { submit: plain(dialog.submit, SUBMIT_LIMIT) }),
    blocks: [
      ...(portion === null ? [] : [search(portion)]),
      ...replyBlocks(dialog.content),
      ...dialog.fields.map(input),
      ...(portion === null ? [] : turns(portion)),
    ],
  };
}

/** An answer in a window that is already open. */
export function replyView(said: Reply): ModalView {
  return { ...frame("Unpause"), blocks: replyBlocks(said) };
}

export const momentView = (): ModalView => replyView(reply("One moment…"));

/** Stays if the answer never comes. */
export const workingView = (): ModalView =>
  replyView(reply("Unpause is working on it. You can close this window: the alert shows how it ends."));

/** Windows of earlier versions name an incident. */
export function metaOf(view: { private_metadata?: string }): Meta | null {
  try {
    const meta = JSON.parse(view.private_metadata ?? "") as Partial<Meta> & { incidentId?: unknown };
    const about =
      typeof meta.incidentId === "string" ? { kind: "incident", id: meta.incidentId } : meta.about;
    if (typeof about?.kind !== "string" || typeof about.id !== "string") return null;
    return {
      about,
      mailboxId: typeof meta.mailboxId === "string" ? meta.mailboxId : null,
      search: typeof meta.search === "string" ? meta.search : "",
    };
  } catch {
    return null;
  }
}

const frame = (title: string) =>
  ({ type: "modal", title: plain(title, TITLE_LIMIT), close: plain("Close", TITLE_LIMIT) }) as const;

function input(field: DialogField): InputBlock {
  return {
    type: "input",
    block_id: field.name,
    ...(field.kind === "text" && field.optional && { optional: true }),
    label: plain(field.label, LABEL_LIMIT),
    element: field.kind === "text" ? textInput(field) : select(field),
  };
}

const textInput = ({ name, value }: DialogField & { kind: "text" }) => ({
  type: "plain_text_input" as const,
  action_id: name,
  ...(value !== "" && { initial_value: literalLine(value, VALUE_LIMIT) }),
});

function select({ name, choices, chosen }: DialogField & { kind: "choice" }) {
  const options = choices.map(({ label, value }) => ({ text: plain(label, CHOICE_LIMIT), value }));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: "static_select" as const,
    action_id: name,
    options,
    ...(initial && { initial_option: initial }),
  };
}

const search = ({ search }: Portion): InputBlock => ({
  type: "input",
  block_id: TURN_SEARCH,
  optional: true,
  dispatch_action: true,
  label: plain("Search by address or owner, then press Enter", LABEL_LIMIT),
  element: {
    type: "plain_text_input",
    action_id: TURN_SEARCH,
    dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
    ...(search !== "" && { initial_value: literalLine(search, VALUE_LIMIT) }),
  },
});

function turns({ page, last }: Portion): KnownBlock[] {
  const to = (label: string, page: number) => ({
    type: "button" as const,
    text: plain(`${label} (${page} of ${last})`, CHOICE_LIMIT),
    action_id: `${TURN_TO}:${page}`,
    value: `${page}`,
  });
  const elements = [
    ...(page > 1 ? [to("Back", page - 1)] : []),
    ...(page < last ? [to("More", page + 1)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

const plain = (text: string, most: number) =>
  ({ type: "plain_text", text: literalLine(text, most), emoji: false }) as const;
