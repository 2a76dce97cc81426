import type { MessageView } from "../../chat/message-view.ts";
import { plural } from "../../words/say.ts";
import { aboutIncident } from "../alert-store.ts";
import type { AlertSubject } from "../alert-subject.ts";
import { leftFacts, nameOf } from "./mailbox-facts.ts";

/** Support inboxes that are connected again. No lead waited for them, so that a receipt says nothing. @param how - one sentence */
export function endedInboxView(subject: AlertSubject, how: string): MessageView {
  const { incident, standing, publicUrl } = subject;
  const { connected } = standing;
  return {
    about: aboutIncident(incident.id),
    stage: "over",
    title: `${nameOf(subject, connected)} ${plural(connected, "is", "are")} connected again`,
    text: `${how} The mail to support that waited is read, and becomes tickets.`,
    facts: leftFacts(subject),
    steps: [],
    why: null,
    actions: [{ kind: "open", label: "See the incident", url: `${publicUrl}/incidents/${incident.id}` }],
  };
}
