// The process behind `startSmtpSink`.
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Acceptance, SinkQuestion, SmtpSinkOptions } from "./smtp-sink.ts";

const { certificate } = JSON.parse(process.argv[2] ?? "{}") as SmtpSinkOptions;
const accepted: Acceptance[] = [];

const server = new SMTPServer({
  ...(certificate === undefined
    ? { hideSTARTTLS: true, disabledCommands: ["STARTTLS"] }
    : { key: readFileSync(certificate.keyFile), cert: readFileSync(certificate.certFile) }),
  authOptional: true,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  logger: false,
  onAuth: ({ username }, _session, done) => done(null, { user: username }),
  onData(stream, { envelope }, done) {
    let head = "";
    let headIsComplete = false;
    stream.on("data", (chunk: Buffer) => {
      if (headIsComplete) return;
      head += chunk.toString("latin1");
      headIsComplete = head.includes("\r\n\r\n");
    });
    stream.on("end", () => {
      accepted.push({
        messageId: /^message-id:\s*(<[^>]*>)/im.exec(head)?.[1] ?? "",
        from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
        to: envelope.rcptTo.map(({ address }) => address),
        at: Date.now(),
      });
      done(null, "2.0.0 OK");
    });
  },
});
server.on("error", () => {}); // a client that was killed in the middle of a mail

process.on("message", (question: SinkQuestion) => {
  switch (question) {
    case "accepted":
      return process.send?.(accepted);
    case "count":
      return process.send?.(accepted.length);
    case "forget":
      accepted.length = 0;
      return process.send?.(null);
  }
});
process.on("disconnect", () => process.exit());

server.listen(0, "127.0.0.1", () => process.send?.((server.server.address() as AddressInfo).port));
