import { expect, it } from "vitest";
import { discover, type LookUp } from "../../../src/io/mail/discover.ts";

type Records = {
  mx?: { exchange: string; priority: number }[];
  srv?: Record<string, { name: string; port: number; priority: number; weight: number }[]>;
};

/** The DNS of one domain; what it does not hold does not exist. */
const dns = ({ mx, srv = {} }: Records): LookUp => {
  const orNone = <T>(found: T | undefined) =>
    found ? Promise.resolve(found) : Promise.reject(Object.assign(new Error("none"), { code: "ENOTFOUND" }));
  return {
    resolveMx: () => orNone(mx),
    resolveSrv: (name) => orNone(srv[name.split(".")[0] ?? ""]),
  };
};
const offline: LookUp = {
  resolveMx: () => Promise.reject(new Error("no network")),
  resolveSrv: () => Promise.reject(new Error("no network")),
};
const mustNotAsk: LookUp = {
  resolveMx: (domain) => Promise.reject(new Error(`asked for ${domain}`)),
  resolveSrv: (domain) => Promise.reject(new Error(`asked for ${domain}`)),
};
const target = (name: string, port: number, priority = 10, weight = 0) => ({ name, port, priority, weight });

it("knows Gmail from the address alone, and that it wants an app password and files what it sends", async () => {
  expect(await discover("Ana@Gmail.com", mustNotAsk)).toEqual({
    provider: "google",
    name: "Google",
    signIn: "app_password",
    appPasswordPage: "https://myaccount.google.com/apppasswords",
    filesSentMs: 300_000,
    server: {
      userName: "Ana@Gmail.com",
      smtp: { host: "smtp.gmail.com", port: 465, security: "tls" },
      imap: { host: "imap.gmail.com", port: 993, security: "tls" },
    },
    by: "address",
    elsewhere: false,
  });
});

const exchangers: [string, string, string][] = [
  ["Google", "aspmx.l.google.com", "smtp.gmail.com"],
  ["Google", "SMTP.Google.com.", "smtp.gmail.com"],
  ["Microsoft 365", "contoso-com.mail.protection.outlook.com", "smtp.office365.com"],
  ["Microsoft 365", "contoso-com.b-v1.mx.microsoft", "smtp.office365.com"],
  ["Zoho", "mx2.zoho.com", "smtppro.zoho.com"],
  ["Zoho (EU)", "mx.zoho.eu", "smtppro.zoho.eu"],
  ["Fastmail", "in1-smtp.messagingengine.com", "smtp.fastmail.com"],
  ["IONOS", "mx00.ionos.de", "smtp.ionos.com"],
  ["GoDaddy", "mailstore1.secureserver.net", "smtpout.secureserver.net"],
];
for (const [name, exchange, smtp] of exchangers) {
  it(`knows ${name} from the mail exchanger ${exchange} of a company's own domain`, async () => {
    const found = await discover("ana@contoso.test", dns({ mx: [{ exchange, priority: 10 }] }));
    expect(found).toMatchObject({ name, by: "exchanger", server: { smtp: { host: smtp } } });
  });
}

it("does not take an exchanger for a provider because its name merely ends alike", async () => {
  const found = await discover(
    "ana@contoso.test",
    dns({ mx: [{ exchange: "mx.notgoogle.com", priority: 10 }] }),
  );
  expect(found).toMatchObject({ provider: "generic", by: "guess" });
});

it("follows the domain's own records, TLS first, the best priority and weight", async () => {
  const srv = {
    _submissions: [
      target("slow.contoso.test", 465, 20),
      target("light.contoso.test", 465, 10, 1),
      target("heavy.contoso.test", 4650, 10, 9),
    ],
    _submission: [target("starttls.contoso.test", 587)],
    _imap: [target("imap.contoso.test", 143)],
  };
  expect(await discover("ana@contoso.test", dns({ srv }))).toMatchObject({
    by: "records",
    server: {
      smtp: { host: "heavy.contoso.test", port: 4650, security: "tls" },
      imap: { host: "imap.contoso.test", port: 143, security: "starttls" },
    },
  });
});

it.each([
  ["imap.contoso.test", "smtp.contoso.test", false],
  ["Contoso.Test.", "mx.eu.contoso.test", false],
  ["imap.hosting.test", "smtp.contoso.test", true],
  ["imap.contoso.test", "smtp.hosting.test", true],
  ["imap.evilcontoso.test", "smtp.contoso.test", true],
  ["imap.contoso.test.evil.test", "smtp.contoso.test", true],
])("tells whether the records name servers of another domain: %s and %s", async (imap, smtp, elsewhere) => {
  const srv = { _submissions: [target(smtp, 465)], _imaps: [target(imap, 993)] };
  expect(await discover("ana@contoso.test", dns({ srv }))).toMatchObject({ by: "records", elsewhere });
  const alone = await discover("ana@contoso.test", dns({ srv: { _imaps: [target(imap, 993)] } }));
  expect(alone).toMatchObject({ by: "guess", elsewhere: !/(^|\.)contoso\.test\.?$/i.test(imap) });
});

it("takes a record that points nowhere as 'not offered'", async () => {
  const srv = { _submissions: [target(".", 0)], _submission: [target("mail.contoso.test", 587)] };
  expect(await discover("ana@contoso.test", dns({ srv }))).toMatchObject({
    by: "guess",
    server: {
      smtp: { host: "mail.contoso.test", security: "starttls" },
      imap: { host: "imap.contoso.test" },
    },
  });
});

it("uses the public list for a provider that is not in our own", async () => {
  expect(await discover("ana@bluewin.ch", offline)).toMatchObject({
    server: { smtp: { host: "smtpauths.bluewin.ch", port: 465, security: "tls" } },
  });
});

it("guesses when there is no network, and says that it did", async () => {
  expect(await discover("ana@contoso.test", offline)).toEqual({
    provider: "generic",
    name: "contoso.test",
    signIn: "password",
    appPasswordPage: null,
    filesSentMs: null,
    server: {
      userName: "ana@contoso.test",
      smtp: { host: "smtp.contoso.test", port: 465, security: "tls" },
      imap: { host: "imap.contoso.test", port: 993, security: "tls" },
    },
    by: "guess",
    elsewhere: false,
  });
});
