import type { About } from "../../../core/chat/about.ts";

/** How a subject travels with a button, and the button's own value behind it. A kind has no colon in it, an id no space. */
export const aboutValue = ({ kind, id }: About, value?: string): string =>
  value === undefined ? `${kind}:${id}` : `${kind}:${id} ${value}`;

/** Reads what a button carries. Buttons of earlier versions carry the subject's id alone. `about`: null: it carries none. */
export function aboutIn(carried: string, press: string): { about: About | null; value: string } {
  const [, kind, id, value = ""] = /^([a-z][a-z-]*):([^ ]+)(?: (.*))?$/.exec(carried) ?? [];
  if (kind !== undefined && id !== undefined) return { about: { kind, id }, value };
  const before = carried === "" ? null : { kind: KINDS_BEFORE[press] ?? "incident", id: carried };
  return { about: before, value: "" };
}

/** The kind of subject that each press of an earlier version was about. The others were about an incident. */
const KINDS_BEFORE: Partial<Record<string, string>> = {
  "drill-take": "drill",
  "drill-reconnect": "drill",
  "never-again": "opt-out-question",
  "a-reply": "opt-out-question",
  "brake-resume": "brake",
  "brake-test": "brake",
  "brake-why": "brake",
  "go-without-folder": "unread-folder",
};
