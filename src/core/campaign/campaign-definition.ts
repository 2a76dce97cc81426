import { z } from "zod";
import { parseSchedule, type Schedule, WEEKDAYS } from "../time/schedule.ts";
import type { Step } from "./campaign.ts";

/** A campaign as a person writes it: in a file for `unpause campaign import`, or in a form. */
export type CampaignDefinition = {
  name: string;
  schedule: Schedule;
  /** Addresses. */
  mailboxes: string[];
  sharesLeads: boolean;
  steps: Step[];
};

/** `problems` are sentences, each with the place it is about; there is at least one. */
export type DefinitionResult =
  | { kind: "definition"; definition: CampaignDefinition }
  | { kind: "unclear"; problems: string[] };

const LONGEST_TEXT = 100_000;
const MOST_STEPS = 50;
const MOST_MAILBOXES = 1_000;
const LONGEST_DELAY_S = 366 * 86_400;
const SECONDS = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 7 * 86_400 };

const Text = z
  .union([z.string(), z.array(z.string())], { error: "Write the text, or a list of its lines." })
  .transform((text) => (typeof text === "string" ? text : text.join("\n")))
  .refine((text) => text.trim() !== "", "There is nothing in it.")
  .refine((text) => text.length <= LONGEST_TEXT, `It is longer than ${LONGEST_TEXT} characters.`);

const After = z
  .string({ error: "Write how long after the step before, such as “3 days” or “2 hours”." })
  .transform((text, check) => {
    const [, amount, unit] = /^(\d{1,9}) ?(second|minute|hour|day|week)s?$/.exec(text.trim()) ?? [];
    const seconds = Number(amount) * SECONDS[unit as keyof typeof SECONDS];
    if (seconds <= LONGEST_DELAY_S) return seconds;
    check.addIssue(
      Number.isNaN(seconds)
        ? `“${text}” is not a length of time. Write it like “3 days”, “2 hours” or “45 minutes”.`
        : "Wait a year at most.",
    );
    return z.NEVER;
  });

const Definition = z.strictObject({
  name: z.string({ error: "Give the campaign a name." }).trim().min(1, "Give the campaign a name.").max(100),
  timeZone: z.string({ error: "Name the time zone of its sending window, such as Europe/Berlin." }),
  window: z
    .strictObject({
      days: z.array(z.string()).default(WEEKDAYS.slice(0, 5)),
      from: z.string().default("09:00"),
      to: z.string().default("17:00"),
    })
    .prefault({}),
  mailboxes: z
    .array(z.string().trim().toLowerCase(), { error: "List the addresses of its mailboxes." })
    .min(1, "List at least one mailbox.")
    .max(MOST_MAILBOXES)
    .transform((addresses) => [...new Set(addresses)]),
  sharesLeads: z.boolean().default(false),
  steps: z
    .array(
      z.strictObject({
        after: After.default(0),
        subject: z.string().trim().min(1, "Leave it out to answer the first message.").max(500).nullish(),
        text: Text,
        html: Text.nullish(),
      }),
      { error: "List its steps." },
    )
    .min(1, "Write at least one step.")
    .max(MOST_STEPS),
});

export function readCampaignDefinition(json: string): DefinitionResult {
  let written: unknown;
  try {
    written = JSON.parse(json);
  } catch (error) {
    return { kind: "unclear", problems: [`This is not JSON: ${(error as SyntaxError).message}.`] };
  }
  return parseCampaignDefinition(written);
}

export function parseCampaignDefinition(written: unknown): DefinitionResult {
  const parsed = Definition.safeParse(written);
  if (!parsed.success) return { kind: "unclear", problems: parsed.error.issues.map(inWords) };

  const { name, mailboxes, sharesLeads, timeZone, window, steps } = parsed.data;
  const read = parseSchedule({ timeZone, ...window });
  if (read.kind === "unclear") return { kind: "unclear", problems: [read.why] };
  if (!steps[0]?.subject)
    return { kind: "unclear", problems: ["Step 1, subject: The first message needs one."] };
  return {
    kind: "definition",
    definition: {
      name,
      schedule: read.schedule,
      mailboxes,
      sharesLeads,
      steps: steps.map(({ after, subject, text, html }, index) => ({
        position: index + 1,
        delaySeconds: after,
        subject: subject ?? null,
        text,
        html: html ?? null,
      })),
    },
  };
}

function inWords({ path, message }: z.core.$ZodIssue): string {
  const place = path.map((part, index) =>
    typeof part === "number"
      ? path[index - 1] === "steps"
        ? `step ${part + 1}`
        : `entry ${part + 1}`
      : String(part),
  );
  const shown = place
    .filter((part, index) => !(part === "steps" && typeof path[index + 1] === "number"))
    .join(", ");
  return shown === "" ? message : `${shown[0]?.toUpperCase()}${shown.slice(1)}: ${message}`;
}
