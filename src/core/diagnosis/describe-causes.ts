import { adviceFor } from "./advice.ts";
import { type Actor, type Cause, causeFacts, causes, fixerOf } from "./cause.ts";
import type { Family } from "./provider-family.ts";
import { providerPages } from "./provider-pages.ts";
import { refusedCredential } from "./refused-credential.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";

const fixerWords = {
  owner: "the owner of the mailbox",
  admin: "an admin of their mail system",
  operator: "the operator of Unpause",
  nobody: "nobody: it mends itself",
} as const;

/** The page `docs/causes.md`: for each cause what it means, who fixes it and how, and what providers say. */
export function describeCauses(): string {
  return [
    "# Causes",
    "",
    "Why a mailbox cannot send, who can fix it, and how. This page is made from the rules in `src/core/diagnosis/rules`",
    "by `npm run generate:causes`; change the rules, not the page.",
    "",
    "The first rule that holds decides. Codes come before words, and the server's reply before what a library makes of",
    "it. A temporary reply (4yz, `[UNAVAILABLE]`, HTTP 429 or 5xx) never pauses a mailbox, whatever its words say.",
    "",
    "| cause | pauses campaigns | who fixes it |",
    "| --- | --- | --- |",
    ...causes.map(
      (cause) =>
        `| [\`${cause}\`](#${cause}) | ${causeFacts[cause].pauses ? "yes" : "no"} | ${whoFixes(cause)} |`,
    ),
    "",
    ...causes.flatMap(describeCause),
    ...describeRefusals(),
    ...describeAppPasswords(),
  ].join("\n");
}

function describeCause(cause: Cause): string[] {
  const { title, meaning, actor } = causeFacts[cause];
  const said = rules.filter((rule) => rule.cause === cause);
  return [
    `## ${cause}`,
    "",
    `**${title}.** ${meaning}`,
    "",
    `Fixed by ${whoFixes(cause)}.`,
    "",
    ...describeSteps(cause, actor),
    ...ruleTable(said, actor),
  ];
}

/** The steps at any provider, then those that a provider's own pages make clearer. */
function describeSteps(cause: Cause, actor: Actor): string[] {
  const general = adviceFor(cause, "generic", actor);
  const own = (Object.keys(providerPages) as Family[]).filter(
    (family) => family !== "generic" && adviceFor(cause, family, actor).join() !== general.join(),
  );
  return [
    ...general.map((step, i) => `${i + 1}. ${step}`),
    "",
    ...own.flatMap((family) => [
      `- ${providerPages[family].name}`,
      ...adviceFor(cause, family, actor).map((step, i) => `  ${i + 1}. ${step}`),
    ]),
    ...(own.length === 0 ? [] : [""]),
  ];
}

function describeAppPasswords(): string[] {
  const providers = (Object.keys(providerPages) as Family[]).filter(
    (family) => providerPages[family].appPassword,
  );
  return [
    "## Making an app password",
    "",
    "Where a provider takes app passwords only, a refused sign-in always means that a new one is needed.",
    "",
    "| provider | takes app passwords only | the provider's page |",
    "| --- | --- | --- |",
    ...providers.map((family) => {
      const only = refusedCredential(family, "password") === "app_password_revoked" ? "yes" : "no";
      return `| ${providerPages[family].name} | ${only} | ${providerPages[family].appPassword} |`;
    }),
    "",
  ];
}

/** Most servers refuse a sign-in without saying why; then the kind of credential names the cause. */
function describeRefusals(): string[] {
  return [
    "## A sign-in refused without a reason",
    "",
    "Many servers say no more than that, on purpose. Then the mailbox's kind of sign-in names the cause. An OAuth token means",
    "`token_expired`, an app password `app_password_revoked`, and a password `password_changed`. Where the provider takes only",
    "app passwords (see below), a password means `app_password_revoked` too. Unless the wording is certain, a second probe is asked first.",
    "",
    ...ruleTable(
      rules.filter((rule) => rule.cause === "refused_credential"),
      "user",
    ),
  ];
}

function ruleTable(said: readonly Rule[], actor: Actor): string[] {
  if (said.length === 0) return [];
  return [
    "| what the provider says | how sure | who acts | source |",
    "| --- | --- | --- | --- |",
    ...said.map(
      (rule) =>
        `| ${escapeCell(rule.says)} | ${rule.confidence} | ${rule.actor ?? actor} | [${rule.id}](${rule.source}) |`,
    ),
    "",
  ];
}

function whoFixes(cause: Cause): string {
  const actors = new Set([causeFacts[cause].actor]);
  for (const rule of rules) if (rule.cause === cause && rule.actor !== undefined) actors.add(rule.actor);
  return [...new Set([...actors].map((actor) => fixerWords[fixerOf(actor)]))].join(", or ");
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
