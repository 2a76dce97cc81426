import { type Dialog, type DialogField, SEARCH } from "../../dialog.ts";
import { literalLine } from "../../literal.ts";
import { actionData, type Deed, fieldId } from "./action-data.ts";
import type { ActionSet, ChoiceInput, Execute, TextInput } from "./adaptive-card.ts";
import { execute } from "./buttons.ts";
import type { Detail } from "./fit-card.ts";

const LABEL_LIMIT = 150;
const VALUE_LIMIT = 500;
/** Enough for everything that our fields ask for. */
const MOST_TYPED = 1000;

/** No secret is typed in a card: Teams keeps what an invoke carries. Such a dialog leads to the personal page instead. */
export const asksSecret = ({ fields }: Dialog): boolean =>
  fields.some((field) => field.kind === "text" && field.secret === true);

export const inputsOf = ({ fields }: Dialog, detail: Detail): (TextInput | ChoiceInput)[] =>
  fields.map((field) => (field.kind === "text" ? textInput(field) : choiceInput(field, detail)));

const textInput = ({ name, label, value, optional }: DialogField & { kind: "text" }): TextInput => ({
  type: "Input.Text",
  id: fieldId(name),
  label: literalLine(label, LABEL_LIMIT),
  maxLength: MOST_TYPED,
  ...(value !== "" && { value: literalLine(value, VALUE_LIMIT) }),
  ...(!optional && { isRequired: true, errorMessage: "Please fill this in." }),
});

function choiceInput(
  { name, label, choices, chosen }: DialogField & { kind: "choice" },
  detail: Detail,
): ChoiceInput {
  const shown = choices.slice(0, detail.choices);
  return {
    type: "Input.ChoiceSet",
    id: fieldId(name),
    label: literalLine(label, LABEL_LIMIT),
    style: "compact",
    placeholder: "Choose…",
    choices: shown.map(({ label, value }) => ({ title: literalLine(label, detail.choice), value })),
    ...(chosen !== null && shown.some(({ value }) => value === chosen) && { value: chosen }),
    isRequired: true,
    errorMessage: "Please choose one.",
  };
}

/** The field that a list is searched with. */
export const searchOf = ({ portion }: Dialog): TextInput[] =>
  portion === null
    ? []
    : [
        {
          type: "Input.Text",
          id: fieldId(SEARCH),
          label: "Search by address or owner",
          maxLength: MOST_TYPED,
          ...(portion.search !== "" && { value: literalLine(portion.search, VALUE_LIMIT) }),
        },
      ];

export function submitOf({ dialog, about, mailboxId, submit }: Dialog): ActionSet[] {
  if (submit === null) return [];
  const deed: Deed = { kind: "submit", about, dialog, mailboxId: mailboxId ?? null, filled: {} };
  const sends: Execute = {
    type: "Action.Execute",
    title: submit,
    ...actionData({ deed, attempt: null }),
    style: "positive",
  };
  return [{ type: "ActionSet", actions: [sends] }];
}

/** Buttons to the portions before and after. */
export function turnsOf({ dialog, about, portion }: Dialog): ActionSet[] {
  if (portion === null) return [];
  const { page, last, search } = portion;
  const to = (label: string, wanted: number) => {
    const turned = { page: wanted, search };
    return execute(
      `${label} (${wanted} of ${last})`,
      { kind: "press", about, press: dialog, value: "", portion: turned },
      null,
    );
  };
  const actions = [
    ...(page > 1 ? [to("Back", page - 1)] : []),
    ...(page < last ? [to("More", page + 1)] : []),
  ];
  return actions.length === 0 ? [] : [{ type: "ActionSet", actions }];
}
