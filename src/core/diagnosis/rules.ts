import type { Rule } from "./rule.ts";
import { chineseProviderRules } from "./rules/chinese-providers.ts";
import { generalWordRules } from "./rules/general-words.ts";
import { googleRules } from "./rules/google.ts";
import { howWeAskedRules } from "./rules/how-we-asked.ts";
import { limitsAndFaultsRules } from "./rules/limits-and-faults.ts";
import { mailApiRules } from "./rules/mail-api.ts";
import { mailboxProviderRules } from "./rules/mailbox-providers.ts";
import { mailboxStateRules } from "./rules/mailbox-state.ts";
import { messageRefusedRules } from "./rules/message-refused.ts";
import { microsoftRules } from "./rules/microsoft.ts";
import { microsoftSignInRules } from "./rules/microsoft-sign-in.ts";
import { httpStatusRules, networkRules, noAnswerRules } from "./rules/network.ts";
import { oauthDescriptionRules } from "./rules/oauth-descriptions.ts";
import { oauthErrorRules } from "./rules/oauth-errors.ts";
import { otherLanguageRules } from "./rules/other-languages.ts";
import { relayServiceRules } from "./rules/relay-services.ts";
import { replyRules } from "./rules/replies.ts";

/**
 * All rules in the order of trust; the first that holds decides. Numbers that mean one thing come first, then what one
 * provider alone says, then what concerns a single message, then what waiting mends, then the mailbox, and last what a
 * bare code means by its standard. The socket is asked only when no server said anything; a program's general words for
 * its own trouble come last of all.
 */
export const rules: readonly Rule[] = [
  ...microsoftSignInRules,
  ...mailApiRules,
  ...oauthDescriptionRules,
  ...oauthErrorRules,
  ...googleRules,
  ...microsoftRules,
  ...mailboxProviderRules,
  ...chineseProviderRules,
  ...relayServiceRules,
  ...messageRefusedRules,
  ...howWeAskedRules,
  ...noAnswerRules,
  ...limitsAndFaultsRules,
  ...mailboxStateRules,
  ...otherLanguageRules,
  ...replyRules,
  ...httpStatusRules,
  ...networkRules,
  ...generalWordRules,
];
