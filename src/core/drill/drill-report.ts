import type { KeptMessage } from "../chat/kept-message.ts";
import type { MessageView } from "../chat/message-view.ts";
import { sayCount, sayList } from "../words/say.ts";
import type { Drill } from "./drill-store.ts";

/** The facts in the report of a rehearsal. */
export type DrillFacts = {
  drill: Drill & { endedAt: Date };
  address: string;
  takenBy: string | null;
  endedBy: string | null;
  places: KeptMessage[];
  /** The names of others who may reconnect it and whom no chat knows. */
  unreached: string[];
  /** How an admin lets Unpause write to people, in the chats that do not do so by themselves. */
  reach: string[];
  /** The first member to be reached. */
  first: { name: string; inChat: boolean; onThisMailbox: boolean; quietUntil: string | null } | null;
  backups: number;
  hasChannel: boolean;
  /** Whether letters have a way: the operator's server, or another healthy mailbox. */
  canWrite: boolean;
};

/** How long each stage took, and where the path is weak. */
export function drillReport(facts: DrillFacts): MessageView {
  const { drill, address, endedBy } = facts;
  const weak = weakPoints(facts);
  return {
    about: null,
    stage: endedBy !== null && weak.length === 0 ? "over" : "busy",
    title: `Report of the rehearsal: ${address}`,
    text:
      weak.length === 0
        ? "Nothing weak was found on the way."
        : `${sayCount(weak.length, "weak point was", "weak points were")} found on the way.`,
    facts: [
      ...stages(facts).map(([label, at]) => ({
        label,
        value: at === null ? "did not happen" : minutesAfter(drill.startedAt, at),
      })),
      ...weak.map((value, index) => ({ label: `Weak point ${index + 1}`, value })),
    ],
    steps: [],
    why: null,
    actions: [],
  };
}

function stages({ drill, places, takenBy, endedBy }: DrillFacts): [string, Date | null][] {
  const first = (of: KeptMessage[]) =>
    of
      .flatMap(({ messageRef, postingAt }) => (messageRef === null ? null : postingAt) ?? [])
      .sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  return [
    ["Message in the channel", first(places.filter(({ memberId }) => memberId === null))],
    ["Message in person", first(places.filter(({ memberId }) => memberId !== null))],
    [takenBy === null ? "Member on it" : `${takenBy} on it`, drill.takenAt],
    ["First word entered", drill.openedAt],
    [endedBy === null ? "Reconnected" : `Reconnected by ${endedBy}`, endedBy === null ? null : drill.endedAt],
  ];
}

function minutesAfter(start: Date, at: Date): string {
  const minutes = (at.getTime() - start.getTime()) / 60_000;
  return minutes < 1 ? "within a minute" : `after ${sayCount(Math.round(minutes), "minute")}`;
}

function weakPoints(facts: DrillFacts): string[] {
  const { first, unreached, reach, backups, hasChannel, places, canWrite, endedBy } = facts;
  const dead = places.flatMap(({ deadWhy }) => deadWhy ?? []);
  return [
    ...(endedBy === null ? ["Nobody reconnected it in time."] : []),
    ...(first === null ? ["Nobody may reconnect this mailbox."] : []),
    ...(first?.inChat === false
      ? [
          `${first.name} is not known in the chat: their address there has to be the one that they have here, and confirmed.`,
        ]
      : []),
    ...(unreached.length > 0
      ? [`${sayList(unreached)} could not be called in their place: no chat knows them.`]
      : []),
    ...(first?.inChat === false || unreached.length > 0 ? reach : []),
    ...(first?.onThisMailbox
      ? [`${first.name}'s own address is this mailbox, so that no letter reaches them when it is lost.`]
      : []),
    ...(first?.quietUntil ? [`${first.name} has quiet hours until ${first.quietUntil}.`] : []),
    ...(backups === 0 ? ["It has no backup: nobody stands in while its owner is away."] : []),
    ...(hasChannel ? [] : ["No channel is chosen for alerts."]),
    ...dead,
    ...(canWrite
      ? []
      : ["No letter could leave: no mail server of the operator's is set, and no other mailbox works."]),
  ];
}
