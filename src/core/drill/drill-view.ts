import type { MessageView } from "../chat/message-view.ts";
import { sayDuration, sayList, sayTime } from "../words/say.ts";
import type { DrillSubject } from "./drill-subject.ts";

/** The message about a rehearsal as it reads now. It says first that nothing is lost. */
export function drillView(subject: DrillSubject): MessageView {
  const { drill, address, startedBy, takenBy, timeZone } = subject;
  if (drill.endedAt !== null) return endedView(subject);
  return {
    about: { kind: "drill", id: drill.id },
    stage: takenBy === null ? "open" : "busy",
    title: `REHEARSAL: as if ${address} were disconnected`,
    text: `${startedBy} began a rehearsal. Nothing is lost: the mailbox works, and its campaigns go on. Act as if it were real, and the report shows how long that takes.`,
    facts: [
      { label: "Who would fix it", value: sayList(subject.fixers) },
      { label: "Since", value: sayTime(drill.startedAt, timeZone) },
      ...(takenBy !== null && drill.takenAt !== null
        ? [{ label: "On it", value: `${takenBy}, since ${sayTime(drill.takenAt, timeZone)}` }]
        : []),
    ],
    steps: [
      "Press Reconnect.",
      "Enter the word that the page shows; never your own password.",
      "That is all: the report comes here.",
    ],
    why: null,
    actions: [
      { kind: "press", label: "Reconnect", press: "drill-reconnect", page: subject.page },
      ...(takenBy === null
        ? [{ kind: "press", label: "I'm on it", press: "drill-take", page: null } as const]
        : []),
    ],
  };
}

function endedView({ drill, address, endedBy }: DrillSubject): MessageView {
  const lasted = sayDuration((drill.endedAt ?? drill.startedAt).getTime() - drill.startedAt.getTime());
  return {
    about: { kind: "drill", id: drill.id },
    stage: endedBy === null ? "open" : "over",
    title: `Rehearsal over: ${address}`,
    text:
      endedBy === null
        ? `Nobody reconnected the stand-in within ${lasted}. Nothing was lost: it was a rehearsal.`
        : `${endedBy} reconnected the stand-in after ${lasted}. Nothing was touched.`,
    facts: [],
    steps: [],
    why: null,
    actions: [],
  };
}
