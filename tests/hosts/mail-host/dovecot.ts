import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CLOCK_OF_THE_RUN } from "../../setup/clock-of-the-run.ts";
import { findProgram } from "../../setup/find-program.ts";
import { answersOn, type Program, startProgram } from "../../setup/program.ts";
import type { Certificate } from "../certificate.ts";

export type DovecotPlan = {
  folder: string;
  /** Holds one Maildir per mailbox, named by its address. */
  mailFolder: string;
  mailOwner: number;
  passwordFolder: string;
  /** The UNIX socket at which Postfix asks whether a password is right. */
  authSocket: string;
  certificate: Certificate;
  imapPort: number;
  imapsPort: number;
  /** Where it asks whether an access token is good; null: it takes passwords only. */
  introspectionPort: number | null;
};

/** Writes Dovecot's configuration and returns what starts it. */
export async function prepareDovecot(plan: DovecotPlan): Promise<() => Promise<Program>> {
  await mkdir(plan.folder, { mode: 0o755 });
  const configFile = join(plan.folder, "dovecot.conf");
  await writeFile(join(plan.folder, "passwords.conf"), passwordLookup(plan));
  await writeFile(join(plan.folder, "tokens.conf"), tokenLookup(plan));
  await writeFile(configFile, configuration(plan));

  return () =>
    startProgram(findProgram("dovecot") ?? "dovecot", ["-F", "-c", configFile], {
      stopSignal: "SIGKILL", // asked politely it waits for each of its own processes, for seconds
      ready: () => answersOn(plan.imapPort, plan.imapsPort),
    });
}

const configuration = (plan: DovecotPlan) => `
base_dir = ${plan.folder}/run
state_dir = ${plan.folder}/state
log_path = ${plan.folder}/dovecot.log
import_environment = ${CLOCK_OF_THE_RUN.join(" ")}
protocols = imap
listen = 127.0.0.1

ssl = yes
ssl_cert = <${plan.certificate.certFile}
ssl_key = <${plan.certificate.keyFile}
disable_plaintext_auth = yes

auth_mechanisms = plain login${plan.introspectionPort === null ? "" : " xoauth2 oauthbearer"}
auth_username_chars =
auth_failure_delay = 0
auth_cache_size = 0
${plan.introspectionPort === null ? "" : tokenDoor(plan)}
passdb {
  driver = dict
  mechanisms = plain login
  args = ${plan.folder}/passwords.conf
}
userdb {
  driver = static
  args = uid=${plan.mailOwner} gid=${plan.mailOwner} home=${plan.mailFolder}/%u
}

first_valid_uid = 1
mail_location = maildir:~
mail_fsync = never
mail_max_userip_connections = 0
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
  mailbox Drafts {
    special_use = \\Drafts
    auto = subscribe
  }
  mailbox Junk {
    special_use = \\Junk
    auto = subscribe
  }
  mailbox Trash {
    special_use = \\Trash
    auto = subscribe
  }
}

service imap-login {
  # One process for all log-ins, kept: a new one for each costs more than the log-in itself.
  service_count = 0
  process_min_avail = 1
  client_limit = 1000
  inet_listener imap {
    port = ${plan.imapPort}
  }
  inet_listener imaps {
    port = ${plan.imapsPort}
    ssl = yes
  }
}
service auth {
  unix_listener ${plan.authSocket} {
    mode = 0666
  }
}
service anvil {
  # With it, an address that was refused a few times waits longer and longer, and so would all tests after it.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;

const tokenDoor = (plan: DovecotPlan) => `
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${plan.folder}/tokens.conf
}
`;

const tokenLookup = (plan: DovecotPlan) => `
introspection_mode = post
introspection_url = http://127.0.0.1:${plan.introspectionPort}/
username_attribute = username
active_attribute = active
active_value = true
`;

/**
 * One file per service and mailbox, read afresh at every log-in. A passwd-file would be looked at once a second
 * at most, so that an old password could still be good right after it was changed.
 */
const passwordLookup = (plan: DovecotPlan) => `
uri = fs:posix:prefix=${plan.passwordFolder}/
default_pass_scheme = PLAIN
key password {
  key = %s/%u
  format = json
}
passdb_objects = password
`;
