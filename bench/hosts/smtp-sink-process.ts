import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

let seen = new Set<string>();
let accepted = 0;

const server = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  disableReverseLookup: true,
  onAuth: (_auth, _session, done) => done(null, { user: "anyone" }),
  onData(stream, _session, done) {
    let head = "";
    stream.on("data", (chunk: Buffer) => {
      if (head.length < 4_096) head += chunk.toString("latin1");
    });
    stream.on("end", () => {
      accepted += 1;
      seen.add(/^message-id: *<(.*)>/im.exec(head)?.[1] ?? `none ${accepted}`);
      done();
    });
  },
});

process.on("message", (what) => {
  if (what === "reset") {
    seen = new Set();
    accepted = 0;
  }
  process.send?.({ accepted, twice: accepted - seen.size });
});
process.on("disconnect", () => process.exit());

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
