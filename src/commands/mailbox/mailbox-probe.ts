import { z } from "zod";
import { openAccess } from "../../core/credential/open-access.ts";
import { diagnose } from "../../core/diagnosis/diagnose.ts";
import { type JudgedLeg, judgeProof } from "../../core/setup/judge-proof.ts";
import { command } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import { findMailbox } from "./find-mailbox.ts";

/** Signs in afresh for sending and for reading, and says how each went. Changes nothing. No: one of them was refused. */
export const mailboxProbe = command({
  name: "mailbox probe",
  input: z.object({ ...Acting, address: z.string().trim().toLowerCase() }),
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    const mailbox = member && (await findMailbox(ctx, member.workspaceId, input.address, out));
    if (mailbox === null) return 2;
    const way = await openAccess(ctx, mailbox);
    if (way === null) {
      out.say(`No password of ${mailbox.address} is stored.`);
      return 1;
    }
    if (way.kind === "closed") {
      const { provider, signIn: credential } = mailbox;
      const refusal = diagnose({ provider, protocol: "oauth", credential, error: way.error });
      const token = legOf({ kind: "failed", diagnosis: refusal });
      out.line(
        { address: mailbox.address, state: mailbox.state.kind, token },
        `${mailbox.address}: renewing the provider's permission ${said(token)}.`,
      );
      return 1;
    }
    const { smtp, imap } = judgeProof(await ctx.mail.prove(way.access), mailbox);
    const legs = { smtp: legOf(smtp), imap: legOf(imap) };
    const works = smtp.kind === "proven" && imap.kind === "proven";
    out.line(
      { address: mailbox.address, state: mailbox.state.kind, ...legs },
      `${mailbox.address}: sending ${said(legs.smtp)}, reading ${said(legs.imap)}.`,
    );
    return works ? 0 : 1;
  },
});

type Leg = { works: true } | ({ works: false } & ReturnType<typeof diagnose>);

const legOf = (leg: JudgedLeg): Leg =>
  leg.kind === "proven" ? { works: true } : { works: false, ...leg.diagnosis };

const said = (leg: Leg) =>
  leg.works ? "works" : `does not work (${leg.cause}; “${leg.evidence[0]?.line ?? ""}”)`;
