import type { Actor, Cause } from "../cause.ts";
import type { Confidence } from "../diagnosis.ts";
import type { Rule } from "../rule.ts";
import { microsoftFamilyRules, microsoftSentenceRules } from "./microsoft-sign-in-words.ts";

/**
 * Microsoft Entra sign-in errors. The number alone decides where it is known:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes A few newer numbers are not on that page yet. They are
 * listed beside the ones of the same kind.
 */
const page = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";

type Row = {
  cause: Cause;
  actor?: Actor;
  confidence?: Confidence;
  says: string;
  numbers: readonly number[];
};

const rows: Record<string, Row> = {
  "refresh-token-expired": {
    cause: "token_expired",
    says: "The refresh token has expired, was idle too long, or the session is over",
    numbers: [
      70000, 70008, 700082, 700084, 700020, 70020, 50058, 50085, 50089, 50139, 50168, 50197, 40009, 40015,
      500133, 90086, 81010, 700003,
    ],
  },
  "sign-in-frequency": {
    cause: "token_expired",
    says: "Conditional Access asks for a fresh sign-in at set intervals",
    numbers: [70043, 70044],
  },
  "password-changed": {
    cause: "password_changed",
    says: "The password was changed, reset or has expired, and with it what was granted before",
    numbers: [50173, 50132, 50133, 50055, 50144, 50125, 50135, 120000],
  },
  "password-wrong": {
    cause: "password_changed",
    says: "Invalid user name or password",
    numbers: [50126, 50056, 50064],
  },
  "consent-missing": {
    cause: "access_revoked",
    says: "The user or administrator has not consented to the app, or took the consent back",
    numbers: [65001, 65004, 9002341, 90008],
  },
  "admin-consent-required": {
    cause: "access_revoked",
    actor: "admin",
    says: "An administrator has to consent to the app",
    numbers: [90094, 90095, 90093],
  },
  "not-assigned": {
    cause: "access_revoked",
    actor: "admin",
    says: "The user is not assigned to the app, or an administrator switched the app off for the organisation",
    numbers: [50105, 500014, 1000031, 7000113],
  },
  "second-factor": {
    cause: "security_policy",
    actor: "user",
    says: "Multi-factor authentication is needed now",
    numbers: [50072, 50074, 50076, 50078, 50079, 500121, 53004, 53010, 50158, 50161, 50127, 50199, 50140],
  },
  "conditional-access": {
    cause: "security_policy",
    says: "A Conditional Access policy or security defaults block the sign-in",
    numbers: [
      53000, 53001, 53002, 53003, 530003, 530031, 530032, 530033, 530034, 530035, 53009, 53011, 50005, 50097,
      50129, 50131, 50155, 50187, 50180, 135011, 80012, 501291, 50177, 50178,
    ],
  },
  "tenant-restriction": {
    cause: "security_policy",
    says: "A restriction between organisations blocks the sign-in",
    numbers: [50002, 500021, 500022, 500212, 500213, 1000104],
  },
  "user-disabled": {
    cause: "account_disabled",
    says: "The user is disabled",
    numbers: [50057, 54000, 50015],
  },
  "tenant-off": {
    cause: "account_disabled",
    says: "The organisation's tenant is switched off or blocked",
    numbers: [5000224, 5000225],
  },
  "user-locked": {
    cause: "account_disabled",
    actor: "user",
    says: "The account is locked after too many sign-ins with a wrong password",
    numbers: [50053, 500532],
  },
  "user-not-found": {
    cause: "account_disabled",
    says: "The user does not exist in the directory (any more)",
    numbers: [50034, 51004, 50014, 16003, 90125],
  },
  "secret-or-certificate": {
    cause: "app_misconfigured",
    confidence: "certain",
    says: "The app's own secret or certificate is wrong or has expired",
    numbers: [
      7000215, 7000222, 7000218, 70002, 700025, 700027, 700030, 50012, 50013, 700021, 700024, 50146, 50003,
      700023,
    ],
  },
  "app-registration": {
    cause: "app_misconfigured",
    says: "The app registration does not fit: not found, disabled, wrong tenant type, or missing permissions",
    numbers: [
      700016, 70001, 700011, 7000112, 500011, 650056, 650057, 650053, 650054, 65005, 65002, 50194, 500201,
      500202, 9001023, 90124, 90130, 9002332, 9002331, 90099, 90027, 50001, 7000114, 700054, 7000229, 700005,
      500207, 500208, 90002, 900023,
    ],
  },
  "wrong-tenant": {
    cause: "app_misconfigured",
    confidence: "unsure",
    says: "The account belongs to another tenant than the one asked",
    numbers: [50020, 90072, 50059, 50128, 90019, 50049],
  },
  "service-not-subscribed": {
    cause: "app_misconfigured",
    actor: "admin",
    confidence: "unsure",
    says: "The organisation has no subscription to a service the app needs",
    numbers: [650052, 650051],
  },
  "request-malformed": {
    cause: "app_misconfigured",
    says: "The request itself is wrong: redirect URI, scope, grant type or a missing parameter",
    numbers: [
      50011, 500112, 500113, 900971, 70003, 70004, 70005, 70007, 70011, 700022, 28002, 28003, 900144, 90014,
      90013, 90023, 9002313, 9002326, 9002325, 9002327, 90100, 901002, 90102, 501481, 501491, 50147, 54005,
      70016, 70018, 70019, 90004, 90005, 90009, 90015, 90016, 90056, 900561, 90117, 90121, 900382, 900432,
      90038, 50027, 900384, 50010, 50006, 50148, 240002, 700229, 1003031,
    ],
  },
  "too-many-requests": {
    cause: "rate_limited",
    says: "Too many requests in too short a time",
    numbers: [50196, 90055, 50166, 50088, 90025],
  },
  "service-fault": {
    cause: "provider_outage",
    says: "A temporary fault of Microsoft's sign-in service, or of the identity provider behind it",
    numbers: [
      50000, 50033, 50086, 50087, 90006, 90012, 90024, 90033, 90036, 90090, 90091, 90092, 70012, 80001, 80002,
      80005, 80007, 80010, 80013, 80014, 40008, 40010, 20001, 20012, 20033, 501621, 120021, 90123, 50042,
    ],
  },
};

const byNumber: Rule[] = Object.entries(rows).map(([name, row]) => ({
  id: `entra-${name}`,
  says: row.says,
  source: page,
  when: { aadsts: row.numbers },
  cause: row.cause,
  confidence: row.confidence ?? "certain",
  ...(row.actor === undefined ? {} : { actor: row.actor }),
}));

/** Rows where the number has more than one meaning and the words decide. They come before the numbers. */
const byWords: Rule[] = [
  {
    id: "entra-service-abuse",
    says: "User account is found to be in service abuse mode",
    source: "https://github.com/AzureAD/microsoft-authentication-library-for-objc/issues/2290",
    when: { aadsts: [70000], words: /service abuse/ },
    cause: "account_disabled",
    confidence: "certain",
    actor: "user",
  },
  {
    id: "entra-scopes-not-granted",
    says: "The request was denied because one or more scopes requested are unauthorized or expired",
    source: page,
    when: {
      aadsts: [70000],
      words: /scopes? requested (?:are|is) unauthorized|must first sign in and grant/,
    },
    cause: "token_expired",
    confidence: "unsure",
  },
  {
    id: "entra-bad-code",
    says: "The provided value for the 'code' parameter is not valid",
    source: page,
    when: {
      aadsts: [70000, 9002313],
      words:
        /'(?:code|client_id|redirect_uri|scope)' (?:parameter )?is not valid|parameter '(?:code|client_id|redirect_uri)'|authorization code/,
    },
    cause: "app_misconfigured",
    confidence: "likely",
  },
  {
    id: "entra-malicious-address",
    says: "Sign-in was blocked because it came from an IP address with malicious activity",
    source: page,
    when: { aadsts: [50053], words: /malicious|ip address/ },
    cause: "security_policy",
    confidence: "certain",
  },
];

/** A number in the table, lengthened by a digit or two, is a case of the same thing: 500532 is a 50053. */
const lengthened: Rule[] = Object.entries(rows)
  .filter(([name]) => name !== "service-not-subscribed" && name !== "wrong-tenant")
  .map(([name, row]) => ({
    id: `entra-${name}-lengthened`,
    says: `${row.says} (a case of it, by its number)`,
    source: page,
    when: {
      aadstsLike: new RegExp(
        `^(?:${row.numbers.filter((number) => number < 100_000 && number % 1_000 > 2).join("|")})\\d{1,2}$`,
      ),
    },
    cause: row.cause,
    confidence: "likely" as const,
    ...(row.actor === undefined ? {} : { actor: row.actor }),
  }))
  .filter(({ when }) => !when.aadstsLike.source.startsWith("^(?:)"));

export const microsoftSignInRules: readonly Rule[] = [
  ...byWords,
  ...byNumber,
  ...microsoftSentenceRules,
  ...lengthened,
  ...microsoftFamilyRules,
];
