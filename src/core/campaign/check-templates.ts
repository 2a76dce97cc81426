import type { LeadStore } from "../lead/lead-store.ts";
import { OUR_FIELDS } from "../lead/message-fields.ts";
import type { TemplatePort } from "../lead/template-port.ts";
import type { Step } from "./campaign.ts";

export type TemplatePart = "subject" | "text" | "html";
export type TemplateProblem = { step: number; part: TemplatePart; line: number | null; why: string };

/** A name in a step that some leads of the campaign have nothing for: their message would have a hole. */
export type LackingVariable = { variable: string; step: number; lacking: number; examples: string[] };

/** The faults of the steps themselves, for any lead. */
export function faultyTemplates(templates: TemplatePort, steps: Step[]): TemplateProblem[] {
  return partsOf(steps).flatMap(({ step, part, template }) => {
    const checked = templates.check(template);
    return checked.kind === "fine" ? [] : [{ step, part, line: checked.line, why: checked.why }];
  });
}

/** The values that the campaign's leads lack for its steps. A name with a `default`, or inside an `if`, is not missing. */
export async function lackingVariables(
  { templates, leads }: { templates: TemplatePort; leads: Pick<LeadStore, "lacking"> },
  campaign: { id: string; steps: Step[] },
): Promise<LackingVariable[]> {
  const needs = campaign.steps.map((step) => ({ step: step.position, names: namesOf(templates, step) }));
  const names = [...new Set(needs.flatMap((need) => need.names))];
  if (names.length === 0) return [];
  const lacking = new Map((await leads.lacking(campaign.id, names)).map((one) => [one.name, one]));
  return needs.flatMap(({ step, names }) =>
    names.flatMap((variable) => {
      const found = lacking.get(variable);
      return found ? [{ variable, step, lacking: found.lacking, examples: found.examples }] : [];
    }),
  );
}

function namesOf(templates: TemplatePort, step: Step): string[] {
  const needed = partsOf([step]).flatMap(({ template }) => {
    const checked = templates.check(template);
    return checked.kind === "fine" ? checked.needs : [];
  });
  return [...new Set(needed)].filter((name) => !OUR_FIELDS.includes(name)).sort();
}

function partsOf(steps: Step[]): { step: number; part: TemplatePart; template: string }[] {
  return steps.flatMap(({ position, subject, text, html }) =>
    (["subject", "text", "html"] as const).flatMap((part) => {
      const template = { subject, text, html }[part];
      return template === null ? [] : [{ step: position, part, template }];
    }),
  );
}
