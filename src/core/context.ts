import type { Surface } from "./audit/audit-event.ts";
import type { ChatPlatforms } from "./chat/chat-platform.ts";
import type { Operator } from "./chat/operator.ts";
import type { SecretEnding } from "./foresight/secrets-ending.ts";
import type { Health } from "./health/health.ts";
import type { IncidentListener } from "./incident/incident-listener.ts";
import type { ChatApps } from "./installation/chat-app-port.ts";
import type { KeyRing } from "./keys/key-ring.ts";
import type { Secrets } from "./keys/secrets.ts";
import type { Signing } from "./keys/signing.ts";
import type { PublicUrlTrouble } from "./lead/public-url.ts";
import type { TemplatePort } from "./lead/template-port.ts";
import type { Live } from "./live.ts";
import type { Log } from "./log.ts";
import type { MailPort } from "./mailbox/mail-port.ts";
import type { OAuthPort } from "./mailbox/oauth-port.ts";
import type { NoticeSources } from "./notice/notice.ts";
import type { Rooms, Store } from "./store.ts";
import type { Clock } from "./time/clock.ts";
import type { Wake } from "./wake.ts";
import type { HistoryWords } from "./workspace/history-words.ts";

/**
 * The outside of a verb. Verbs take only the parts that they use: `Pick<Context, "store" | "clock">`. `R`: the rooms of the store,
 * which a room above core adds to.
 */
export type Context<R extends Rooms = Rooms> = {
  store: Store<R>;
  clock: Clock;
  log: Log;
  wake: Wake;
  live: Live;
  secrets: Secrets;
  signing: Signing;
  keyRing: KeyRing;
  /** From where what is done here is asked for: the audit log tells it. */
  surface: Surface;
  mail: MailPort;
  oauth: OAuthPort;
  /** The chat platforms that this version knows, by name. */
  platforms: ChatPlatforms;
  /** The apps that people install in chats of theirs, by platform. */
  chatApps: ChatApps;
  /** The secrets of the operator's apps in chats whose last day is known. */
  chatSecrets: readonly SecretEnding[];
  templates: TemplatePort;
  /** Where the notices of each kind come from. */
  notices: NoticeSources;
  /** The words of each kind of event in the history. */
  historyWords: HistoryWords;
  /** The listeners for the end of incidents. */
  incidentListeners: readonly IncidentListener<R>[];
  operator: Operator;
  health: Health;
  /** The address at which people reach the product, without a slash at the end. */
  publicUrl: string;
  /** Why leads cannot open our pages there: mails then offer to unsubscribe by mail. null or absent: they can, or the leads are the sandbox's. */
  urlTrouble?: PublicUrlTrouble | null;
};
