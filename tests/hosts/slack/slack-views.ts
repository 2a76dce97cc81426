import { randomUUID } from "node:crypto";

/** Slack's own: docs.slack.dev/surfaces/modals, "trigger_id … expires in 3 seconds". */
const TRIGGER_LASTS_MS = 3_000;

export type SlackView = {
  id: string;
  /** The action that it was opened for. */
  trigger: string;
  type: string;
  callback_id?: string;
  private_metadata?: string;
  title?: { text: string };
  submit?: { text: string };
  blocks: Record<string, unknown>[];
};

/** Windows as Slack opens them: a press lets one be opened, once, within three seconds. */
export function slackViews() {
  const triggers = new Map<string, { at: number; spent: boolean }>();
  const views: SlackView[] = [];
  const asGiven = (view: unknown) => ({
    private_metadata: "",
    ...(view as Omit<SlackView, "id" | "trigger">),
  });

  const open = (args: Record<string, unknown>) => {
    const trigger = triggers.get(String(args.trigger_id));
    if (trigger === undefined) return { ok: false, error: "invalid_trigger_id" };
    if (trigger.spent) return { ok: false, error: "exchanged_trigger_id" };
    if (performance.now() - trigger.at > TRIGGER_LASTS_MS) return { ok: false, error: "expired_trigger_id" };
    trigger.spent = true;
    const view = { ...asGiven(args.view), id: `V${randomUUID()}`, trigger: String(args.trigger_id) };
    views.push(view);
    return { ok: true, view };
  };
  const update = (args: Record<string, unknown>) => {
    const at = views.findIndex(({ id }) => id === args.view_id);
    if (at < 0) return { ok: false, error: "not_found" };
    const view = { ...asGiven(args.view), id: String(args.view_id), trigger: views[at]?.trigger ?? "" };
    views[at] = view;
    return { ok: true, view };
  };

  return {
    /** An action for which a window may be opened from now on. */
    give(trigger: string) {
      if (!triggers.has(trigger)) triggers.set(trigger, { at: performance.now(), spent: false });
    },
    /** Every window that was opened, as it is now, in order. */
    views,
    openedFor: (trigger: string) => views.find((view) => view.trigger === trigger),
    find: (id: string) => views.find((view) => view.id === id),
    close(id: string) {
      const at = views.findIndex((view) => view.id === id);
      if (at >= 0) views.splice(at, 1);
    },
    replace: (id: string, view: unknown) => update({ view_id: id, view }),
    methods: { "views.open": open, "views.update": update } as Record<
      string,
      (args: Record<string, unknown>) => object
    >,
  };
}
