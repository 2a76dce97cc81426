import type { SandboxLead } from "./lead-behaviour.ts";
import type { MailboxSpec } from "./mailbox-spec.ts";
import { type SandboxCampaign, sandboxCampaigns } from "./sandbox-campaigns.ts";
import { makeLeads } from "./sandbox-leads.ts";

/** The product's first data when nothing is configured. Only data: the ordinary import brings it in. */
export type SandboxWorld = {
  mailboxes: MailboxSpec[];
  /** The mailbox at which people write to support. */
  support: MailboxSpec;
  leads: SandboxLead[];
  /** Each with its own part of the leads, as CSV with the columns email, first_name, last_name, company. */
  campaigns: (SandboxCampaign & { leadsCsv: string })[];
};

/**
 * The first is the one mailbox of its campaign: break it, and the campaign has to pause. Two domains: what the admin of
 * brightside.test switches off hits two mailboxes at once.
 */
const mailboxes: MailboxSpec[] = [
  {
    address: "hello@brightside.test",
    name: "Hanna Weiss",
    kind: "password",
    password: "sandbox-hello",
    style: "microsoft",
  },
  {
    address: "maya@northwind.test",
    name: "Maya Lind",
    kind: "app_password",
    password: "rlve wqmz tbno hykd",
    signInPassword: "maya-and-the-sea",
    style: "google",
  },
  {
    address: "sales@brightside.test",
    name: "Sam Ortega",
    kind: "password",
    password: "sandbox-sales",
    style: "microsoft",
  },
];

/** A domain of its own: what is broken there leaves the campaigns alone. */
const support: MailboxSpec = {
  address: "support@sandbox.test",
  name: "Support",
  kind: "password",
  password: "sandbox-support",
  style: "microsoft",
};

export function sandboxWorld(): SandboxWorld {
  const leads = makeLeads(200);
  const shares = [leads.slice(0, 120), leads.slice(120)];
  return {
    mailboxes,
    support,
    leads,
    campaigns: sandboxCampaigns.map((campaign, index) => ({
      ...campaign,
      leadsCsv: csvOf(shares[index] ?? []),
    })),
  };
}

/** As CSV with the columns email, first_name, last_name, company. */
export function csvOf(leads: SandboxLead[]): string {
  const rows = leads.map(({ email, firstName, lastName, company }) => [email, firstName, lastName, company]);
  // RFC 4180: quoted fields may hold commas, a quote inside is doubled.
  const line = (fields: string[]) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");
  return `${["email,first_name,last_name,company", ...rows.map(line)].join("\n")}\n`;
}
