import { Prisma } from "../../generated/client.ts";

/** A send that its lead waits for. The lead of another one replied, or its sequence was ended. */
export const WAITS = Prisma.sql`(send.state = 'unconfirmed' AND enrolment.state NOT IN ('finished', 'stopped'))`;
