import type { About } from "../../../core/chat/about.ts";

/** How a subject travels with a button. A kind has no colon in it. */
export const aboutValue = ({ kind, id }: About): string => `${kind}:${id}`;

/** Reads the subject of a button. Buttons of earlier versions carry its id alone. null: it carries none. */
export function aboutIn(value: string, press: string): About | null {
  const [, kind, id] = /^([a-z][a-z-]*):(.+)$/.exec(value) ?? [];
  if (kind !== undefined && id !== undefined) return { kind, id };
  return value === "" ? null : { kind: KINDS_BEFORE[press] ?? "incident", id: value };
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
