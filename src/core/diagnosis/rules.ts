import type { Rule } from "./rule.ts";
import { chineseProviderRules } from "./rules/chinese-providers.ts";
import { contentRefusedRules } from "./rules/content-refused.ts";
import { generalWordRules } from "./rules/general-words.ts";
import { generalWordsOfLanguagesRules } from "./rules/general-words-of-languages.ts";
import { googleRules } from "./rules/google.ts";
import { howWeAskedRules } from "./rules/how-we-asked.ts";
import { limitsAndFaultsRules } from "./rules/limits-and-faults.ts";
import { mailApiRules } from "./rules/mail-api.ts";
import { mailboxProviderRules } from "./rules/mailbox-providers.ts";
import { mailboxStateRules } from "./rules/mailbox-state.ts";
import { microsoftRules } from "./rules/microsoft.ts";
import { microsoftSignInRules } from "./rules/microsoft-sign-in.ts";
import { httpStatusRules, networkRules, noAnswerRules } from "./rules/network.ts";
import { oauthDescriptionRules } from "./rules/oauth-descriptions.ts";
import { oauthErrorRules } from "./rules/oauth-errors.ts";
import { otherLanguageRules } from "./rules/other-languages.ts";
import { recipientRefusedRules } from "./rules/recipient-refused.ts";
import { recipientTakesNoneRules } from "./rules/recipient-takes-none.ts";
import { refusalsInOtherLanguagesRules } from "./rules/refusals-in-other-languages.ts";
import { refusalsWithoutWordsRules } from "./rules/refusals-without-words.ts";
import { relayServiceRules } from "./rules/relay-services.ts";
import { replyRules } from "./rules/replies.ts";
import { senderRefusedRules } from "./rules/sender-refused.ts";
import { sendingStoppedRules } from "./rules/sending-stopped.ts";
import { signInNotJudgedRules, tokenNotJudgedRules } from "./rules/sign-in-not-judged.ts";
import { whatWeAllowRules } from "./rules/what-we-allow.ts";

/**
 * All rules in the order of trust. The first that holds decides. Our own refusals come first, then numbers with one meaning, then
 * words of one provider. Next come single messages, then trouble that waiting mends, then the mailbox, and last the standard
 * meaning of a bare code. The socket is asked only when no server answered. A program's general words for its own trouble come last
 * of all.
 */
export const rules: readonly Rule[] = [
  ...whatWeAllowRules,
  ...microsoftSignInRules,
  ...mailApiRules,
  ...tokenNotJudgedRules,
  ...oauthDescriptionRules,
  ...oauthErrorRules,
  ...googleRules,
  ...microsoftRules,
  ...sendingStoppedRules,
  ...recipientTakesNoneRules,
  ...senderRefusedRules,
  ...contentRefusedRules,
  ...recipientRefusedRules,
  ...refusalsInOtherLanguagesRules,
  ...mailboxProviderRules,
  ...chineseProviderRules,
  ...relayServiceRules,
  ...howWeAskedRules,
  ...noAnswerRules,
  ...limitsAndFaultsRules,
  ...signInNotJudgedRules,
  ...mailboxStateRules,
  ...otherLanguageRules,
  ...refusalsWithoutWordsRules,
  ...replyRules,
  ...httpStatusRules,
  ...networkRules,
  ...generalWordRules,
  ...generalWordsOfLanguagesRules,
];
