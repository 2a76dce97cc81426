/** One mailbox's part in a campaign, just after another of its leads was refused for text or sender. */
export type RefusedRow = {
  /** Different leads refused since the last that passed, this one included. */
  leads: number;
  /** Whether every one of those refusals was about the sender. */
  allAboutSender: boolean;
  /** Whether another mailbox of the campaign had a step accepted since the first of those refusals. */
  othersPass: boolean;
};

export type RefusalVerdict = "carry-on" | "leave-rotation" | "brake";

/** Whether refusals in a row pause the campaign, or take one mailbox out of its rotation. @param most - leads in a row that do */
export function judgeRefusals(row: RefusedRow, most: number): RefusalVerdict {
  if (row.leads < most) return "carry-on";
  return row.allAboutSender && row.othersPass ? "leave-rotation" : "brake";
}
