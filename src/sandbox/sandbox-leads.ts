import type { LeadBehaviour, SandboxLead } from "./lead-behaviour.ts";

export const LEADS_DOMAIN = "leads.sandbox.test";

/** This many differ by their names. Later ones have a number in the address. */
export const NAMED_LEADS = 1_000;

/**
 * Made-up people, the same ones each time.
 *
 * @param from - how many come before the first of them
 */
export function makeLeads(count: number, from = 0): SandboxLead[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = (from + offset) % NAMED_LEADS;
    const repeated = Math.floor((from + offset) / NAMED_LEADS);
    const round = Math.floor(index / firstNames.length);
    const firstName = pick(firstNames, index);
    const lastName = pick(lastNames, (index % firstNames.length) * 7 + round);
    return {
      email: `${ascii(firstName)}.${ascii(lastName)}${repeated > 0 ? `.${repeated}` : ""}@${LEADS_DOMAIN}`,
      firstName,
      lastName,
      company: `${pick(companyNames, index * 3 + round)} ${pick(companyKinds, index + round)}`,
      behaviour: behaviours.get(index % CYCLE) ?? { kind: "silent" },
      afterSeconds: 1 + (index % 6),
    };
  });
}

/** The address without the number: who lives there behaves as the one of that name. */
export const namedAs = (address: string): string => address.toLowerCase().replace(/\.\d{1,9}@/, "@");

/** Thirteen of forty leads react, so that a short campaign already shows every reaction. */
const CYCLE = 40;
const behaviours = new Map<number, LeadBehaviour>([
  [1, { kind: "replies", toMail: 1, mood: "interested", folder: "INBOX" }],
  [4, { kind: "out-of-office" }],
  [6, { kind: "unknown-address" }],
  [9, { kind: "replies", toMail: 1, mood: "question", folder: "INBOX" }],
  [12, { kind: "opts-out" }],
  [15, { kind: "replies", toMail: 2, mood: "not-now", folder: "INBOX" }],
  [18, { kind: "replies", toMail: 1, mood: "interested", folder: "Spam" }],
  [21, { kind: "bounces", permanence: "hard" }],
  [24, { kind: "out-of-office" }],
  [27, { kind: "bounces", permanence: "soft" }],
  [30, { kind: "replies", toMail: 1, mood: "not-now", folder: "INBOX" }],
  [33, { kind: "replies", toMail: 2, mood: "interested", folder: "INBOX" }],
  [36, { kind: "replies", toMail: 1, mood: "question", folder: "INBOX" }],
]);

const firstNames = [
  "Ada",
  "Bruno",
  "Chloé",
  "Dmitri",
  "Elena",
  "Farid",
  "Grace",
  "Henrik",
  "Inês",
  "Jonas",
  "Keiko",
  "Łukasz",
  "Mia",
  "Nadia",
  "Oskar",
  "Priya",
  "Quentin",
  "Rosa",
  "Søren",
  "Tomás",
  "Uma",
  "Viktor",
  "Wanda",
  "Yusuf",
  "Zoë",
];
const lastNames = [
  "Almeida",
  "Berg",
  "Castro",
  "Dahl",
  "Eriksen",
  "Fischer",
  "García",
  "Haddad",
  "Ivanova",
  "Jansen",
  "Kowalski",
  "Laurent",
  "Müller",
  "Nakamura",
  "O'Brien",
  "Petrov",
  "Quispe",
  "Rossi",
  "Sato",
  "Tanaka",
  "Ueda",
  "Vogel",
  "Weber",
  "Xu",
  "Yıldız",
  "Zhang",
  "Ahlgren",
  "Bianchi",
  "Costa",
  "Dubois",
  "Engel",
  "Ferrari",
  "Gupta",
  "Horváth",
  "Iyer",
  "Jensen",
  "Keller",
  "Lindqvist",
  "Moreau",
  "Novák",
];
const companyNames = [
  "Northlight",
  "Blue Harbor",
  "Copperfield",
  "Dune & Daughters",
  "Everline",
  "Fjordworks",
  "Greenfold",
  "Halcyon",
  "Ironbark",
  "Juniper",
  "Kestrel",
  "Lumen",
  "Marlowe",
  "Nimbus",
  "Oakridge",
  "Pinecrest",
  "Quartz",
  "Riverbend",
  "Solstice",
];
const companyKinds = [
  "Logistics",
  "Studios",
  "Foods, Inc.",
  "Software",
  "Energy",
  "Health",
  "Media",
  "Partners",
];

const pick = (list: string[], index: number) => list[index % list.length] ?? "";

/** Letters that decomposition does not take apart. */
const undecomposed: Record<string, string> = { ł: "l", ø: "o", ı: "i" };

const ascii = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[łøı]/g, (letter) => undecomposed[letter] ?? "")
    .replace(/[^a-z]/g, "");
