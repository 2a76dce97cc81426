import { describe, expect, it } from "vitest";
import { reminderView } from "../../../../src/core/alert/view/reminder-view.ts";
import type { MessageView } from "../../../../src/core/chat/message-view.ts";

const alert = (stage: MessageView["stage"], title: string): MessageView => ({
  about: { kind: "incident", id: "i" },
  stage,
  title,
  text: "The provider refuses the password.",
  facts: [{ label: "Paused", value: "Spring" }],
  steps: ["Press Reconnect."],
  why: { summary: "Why?", quote: "535 no" },
  actions: [{ kind: "press", label: "Reconnect", press: "reconnect", page: null }],
});
const openedAt = new Date("2026-01-05T10:00:00Z");
const subject = {
  incident: { id: "i", cause: "password_changed" as const, openedAt, endedAt: null },
  watch: null,
  now: new Date("2026-01-05T11:30:00Z"),
  timeZone: "UTC",
};
const LOST = "sales@ours.test is disconnected";

describe("a reminder", () => {
  it("says for how long the incident had waited when it was sent, whenever it is edited", () => {
    const reminder = reminderView(alert("open", LOST), subject, { asks: false, afterMs: 30 * 60_000 });
    expect(reminder).toEqual({
      ...alert("open", `It still waits after 30 minutes: ${LOST}`),
      text: "It has waited since Mon 5 Jan, 10:00. Nothing is lost: every lead waits where it is.",
      facts: [],
      steps: [],
      why: null,
    });
  });

  it("asks who is on it whether they still are, and shows who is", () => {
    const takenAt = new Date("2026-01-05T10:20:00Z");
    const watch = { takenBy: { id: "b", name: "Ben" }, takenAt, snoozedUntil: null };
    const reminder = reminderView(
      alert("open", LOST),
      { ...subject, watch },
      { asks: true, afterMs: 80 * 60_000 },
    );
    expect(reminder.title).toEqual(`Are you still on it after 1 hour and 20 minutes? ${LOST}`);
    expect(reminder.facts).toEqual([{ label: "On it", value: "Ben, since Mon 5 Jan, 10:20" }]);
  });

  it.each(["busy", "over"] as const)(
    "says what the alert says once that is %s, without the details",
    (stage) => {
      const now = alert(stage, "sales@ours.test is connected again");
      const short = { ...now, facts: [], steps: [], why: null };
      expect(reminderView(now, subject, { asks: true, afterMs: 1 })).toEqual(short);
    },
  );
});
