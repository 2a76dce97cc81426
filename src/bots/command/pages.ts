import type { ReplyAction } from "../reply.ts";

/** Lines of a list that are shown at once. */
export const PAGE = 10;

export const slice = (page: number) => ({ skip: (page - 1) * PAGE, take: PAGE });

/** Buttons to the pages before and after. */
export function pageActions(list: string, page: number, total: number): ReplyAction[] {
  const last = Math.ceil(total / PAGE);
  const to = (label: string, to: number): ReplyAction => ({
    kind: "command",
    label: `${label} (${to} of ${last})`,
    command: `${list} ${to}`,
  });
  return [
    ...(page > 1 ? [to("Back", Math.min(page - 1, last))] : []),
    ...(page < last ? [to("More", page + 1)] : []),
  ];
}
