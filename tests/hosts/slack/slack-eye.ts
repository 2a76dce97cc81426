type Node = {
  type: string;
  text?: string | { text: string };
  url?: string;
  value?: string;
  action_id?: string;
  style?: string | object;
  elements?: Node[];
  user_id?: string;
};

/** `typed`: not a button but a line in which this is typed and sent. */
export type SeenButton = { label: string; url?: string; action?: string; value?: string; typed?: string };

/** The visible part of a message: its lines in order, and its buttons. */
export function seen(blocks: unknown): { lines: string[]; buttons: SeenButton[] } {
  const nodes = (blocks ?? []) as Node[];
  return {
    lines: nodes
      .flatMap(linesOf)
      .flatMap((text) => text.split("\n"))
      .filter((line) => line !== ""),
    buttons: nodes.flatMap(({ type, elements }) => (type === "actions" ? (elements ?? []).map(button) : [])),
  };
}

function linesOf(node: Node): string[] {
  switch (node.type) {
    case "actions":
    case "input":
      return [];
    case "rich_text":
      return (node.elements ?? []).flatMap(linesOf);
    case "rich_text_list":
      return (node.elements ?? []).map((item, index) => `${index + 1}. ${linesOf(item).join("")}`);
    case "rich_text_section":
    case "rich_text_preformatted":
    case "rich_text_quote":
      return [
        (node.elements ?? [])
          .map((part) => part.url ?? (part.user_id ? `@${part.user_id}` : textOf(part)))
          .join(""),
      ];
    case "context":
      return (node.elements ?? []).map(textOf);
    default:
      return [textOf(node)];
  }
}

const textOf = ({ text }: Node): string => (typeof text === "object" ? text.text : (text ?? ""));

function button(node: Node): SeenButton {
  const { url, action_id: action, value } = node;
  return {
    label: textOf(node),
    ...(url !== undefined ? { url } : { ...(action && { action }), ...(value && { value }) }),
  };
}
