import { execFile } from "node:child_process";
import { chown, mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { findProgram } from "../../setup/find-program.ts";
import { identityOf } from "../../setup/identity.ts";
import { answersOn, type Program, startProgram } from "../../setup/program.ts";
import type { Certificate } from "../certificate.ts";

const run = promisify(execFile);

/** Every address of this domain is accepted, and a true delivery report (RFC 3464) follows. */
export const BOUNCES = "bounces.test";

const LONG_AGO = new Date("2020-01-01");

export type PostfixPlan = {
  folder: string;
  mailFolder: string;
  mailOwner: number;
  /** The UNIX socket at which Dovecot says whether a password is right. */
  authSocket: string;
  certificate: Certificate;
  /** Where our judge of each mail's lead listens (`judge.ts`). */
  judgePort: number;
  /** Where the milter listens that checks senders of incoming mail (`milter.ts`); null: nobody checks them. */
  milterPort: number | null;
  /** STARTTLS, sign-in required. */
  submissionPort: number;
  /** TLS from the first byte, sign-in required. */
  submissionsPort: number;
  /** Where other servers bring mail: no sign-in, own addresses only. */
  incomingPort: number;
  /** File what a mailbox submits in its Sent folder, as Google and Microsoft do. */
  filesSent: boolean;
};

export type Postfix = {
  start(): Promise<Program>;
  /** @param paths - the folder, relative to the mail folder, for each address or `@domain`; domains end in `.test` */
  deliverTo(paths: ReadonlyMap<string, string>): Promise<void>;
  /** Whether the submission ports will offer AUTH: to be made true by a start, or by a SIGHUP to the program. */
  planAuth(offered: boolean): Promise<void>;
  queueFolder: string;
};

/** Writes the configuration of a whole Postfix of its own, beside any that the machine runs. */
export async function preparePostfix(plan: PostfixPlan): Promise<Postfix> {
  const config = join(plan.folder, "config");
  const queue = join(plan.folder, "queue");
  const folders = [config, queue, join(plan.folder, "data")];
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o755 });
  await makeQueue(plan.folder);
  await writeFile(join(config, "senders"), "/^(.+)$/ $1\n"); // an address may be used by the mailbox of that name
  await writeFile(join(config, "sent-copies"), "/^([^+@]+)@(.+)$/ $1+sent@$2\n");
  await writeFile(join(config, "master.cf"), services(plan));
  await writeFile(join(config, "domains"), "/\\.test$/ ours\n");

  const planAuth = async (offered: boolean) => {
    const file = join(config, "main.cf");
    await writeFile(file, settings(plan, config, queue, offered));
    // Postfix waits beside a file that looks as if somebody were still writing it: more than a second a start.
    await utimes(file, LONG_AGO, LONG_AGO);
  };
  let edition = 0;
  const deliverTo = async (paths: ReadonlyMap<string, string>) => {
    const file = join(config, "mailboxes");
    await writeFile(file, [...paths].map(([address, path]) => `${address} ${path}\n`).join(""));
    await run(findProgram("postmap") ?? "postmap", ["-c", config, `hash:${file}`]);
    // Postfix opens a table anew when its time has changed, in whole seconds: so that each edition is seen at once.
    const time = new Date(LONG_AGO.getTime() + ++edition * 1000);
    await utimes(`${file}.db`, time, time);
  };
  await planAuth(true);
  await deliverTo(new Map());

  return {
    deliverTo,
    planAuth,
    queueFolder: queue,
    async start() {
      try {
        return await startProgram(masterProgram(), ["-c", config], {
          stopSignal: "SIGKILL",
          ready: () => answersOn(plan.submissionPort, plan.submissionsPort, plan.incomingPort),
        });
      } catch (error) {
        // It says why in its own log only.
        const log = await readFile(join(plan.folder, "mail.log"), "utf8").catch(() => "");
        throw new Error(`${(error as Error).message}\n${log}`);
      }
    },
  };
}

const masterProgram = () => findProgram("master") ?? "master";

/** The folders of `postfix check`, without the two seconds of its shell scripts. */
async function makeQueue(folder: string): Promise<void> {
  const { uid } = identityOf("postfix");
  await chown(join(folder, "data"), uid, 0);
  const names = [
    "active",
    "bounce",
    "corrupt",
    "defer",
    "deferred",
    "flush",
    "hold",
    "incoming",
    "private",
    "public",
  ];
  for (const name of [...names, "maildrop", "saved", "trace"]) {
    await mkdir(join(folder, "queue", name), {
      mode: name === "public" || name === "maildrop" ? 0o730 : 0o700,
    });
    await chown(join(folder, "queue", name), uid, 0);
  }
  await mkdir(join(folder, "queue", "pid"), { mode: 0o755 });
}

const settings = (plan: PostfixPlan, config: string, queue: string, offersAuth: boolean) => `
compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${plan.folder}/data
daemon_directory = ${dirname(masterProgram())}
maillog_file = ${plan.folder}/mail.log
maillog_file_prefixes = ${plan.folder}
myhostname = mail.unpause.test
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
mynetworks =
alias_maps =
alias_database =
local_recipient_maps =
# Nothing ever leaves this machine.
default_transport = error:5.1.2 This server knows no such domain

transport_maps = inline:{ ${BOUNCES}=bounces: }
virtual_mailbox_domains = regexp:${config}/domains
virtual_mailbox_maps = hash:${config}/mailboxes
virtual_mailbox_base = ${plan.mailFolder}
virtual_minimum_uid = 1
virtual_uid_maps = static:${plan.mailOwner}
virtual_gid_maps = static:${plan.mailOwner}
virtual_mailbox_limit = 0
message_size_limit = 26214400

smtpd_tls_cert_file = ${plan.certificate.certFile}
smtpd_tls_key_file = ${plan.certificate.keyFile}
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${plan.authSocket}
smtpd_sender_login_maps = regexp:${config}/senders
# The judge first: it may end a session, whatever it is about to send.
submission_rules = ${judge(plan)}, reject_authenticated_sender_login_mismatch, permit_sasl_authenticated, $unknown_clients, reject
# RFC 4954, section 6
unknown_clients = check_recipient_access static:{530 5.7.0 Authentication required}
incoming_rules = ${judge(plan)}, reject_unauth_destination
smtpd_recipient_restrictions = $incoming_rules
smtpd_relay_restrictions =
offer_auth = ${offersAuth ? "yes" : "no"}

# Tests are many clients at one address, and make mistakes on purpose.
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
`;

const judge = (plan: PostfixPlan) => `check_policy_service inet:127.0.0.1:${plan.judgePort}`;

const services = (plan: PostfixPlan) => {
  const submission = [
    "-o smtpd_sasl_auth_enable=$offer_auth",
    "-o smtpd_recipient_restrictions=$submission_rules",
    "-o cleanup_service_name=submitted",
  ].join(" ");
  const copies = plan.filesSent ? `-o sender_bcc_maps=regexp:${plan.folder}/config/sent-copies` : "";
  return `
127.0.0.1:${plan.incomingPort} inet n - n - - smtpd ${plan.milterPort === null ? "" : `-o smtpd_milters=inet:127.0.0.1:${plan.milterPort}`}
127.0.0.1:${plan.submissionPort} inet n - n - - smtpd ${submission}
127.0.0.1:${plan.submissionsPort} inet n - n - - smtpd ${submission} -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
submitted unix n - n - 0 cleanup ${copies}
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
virtual unix - n n - - virtual
# It delivers to nobody: what smtpd has accepted turns out to be undeliverable.
bounces unix - n n - - virtual -o virtual_mailbox_maps=inline:{nobody=nowhere}
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
};
