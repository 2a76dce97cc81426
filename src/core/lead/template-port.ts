/** The values that a message may name: a lead's columns, and our own. An absent name renders as nothing. */
export type Fields = Record<string, string>;

export type CheckedTemplate =
  /** `needs`: names whose absence would leave a hole, neither given a default nor asked for with `if` before. */
  | { kind: "fine"; needs: string[] }
  /** `line` counts from 1; null where the library does not say it. `why` is one sentence. */
  | { kind: "faulty"; line: number | null; why: string };

export type Rendered = { kind: "rendered"; text: string } | { kind: "failed"; why: string };

/** The language of subjects and texts. Bounded: a template can neither run for long nor reach anything but its fields. */
export interface TemplatePort {
  check(template: string): CheckedTemplate;
  /** @param as - in `html`, the values of fields are escaped */
  render(template: string, fields: Fields, as: "text" | "html"): Rendered;
}
