import { createHmac } from "node:crypto";
import { PLAZA_COMPANY, PLAZA_SECRET, type Plaza } from "./plaza.ts";

/** A person's action, as Plaza tells the product. */
export type PlazaEvent = {
  /** The same one again is the same deed, delivered again. */
  id: string;
  kind: "press" | "words" | "removed";
  company: string;
  person: string;
  room: string;
  /** Whether it is the person's own room. */
  alone: boolean;
  /** The message of which a button was pressed; null: an answer that only they see. */
  message: string | null;
  /** The button's effect, or the written words. */
  says: string;
  /** Where it may be answered, for a while. */
  answer: string;
};

/** Plaza's side of what people do: signs it and sends it to the product. */
export function plazaClient(productPath: string, plaza: Plaza, secret = PLAZA_SECRET) {
  return {
    /** @returns the HTTP status */
    async tell(
      who: string,
      event: Pick<PlazaEvent, "id" | "kind" | "says" | "room" | "message">,
      company = PLAZA_COMPANY,
    ) {
      const person = plaza.personId(who);
      const alone = event.room === plaza.ownRoom(who);
      const answer = plaza.openAnswer(event.id);
      const told: PlazaEvent = { ...event, alone, company, person, answer };
      const body = JSON.stringify(told);
      const signature = createHmac("sha256", secret).update(body).digest("hex");
      const headers = { "content-type": "application/json", "x-plaza-signature": signature };
      const { status } = await fetch(`${productPath}/events`, { method: "POST", headers, body });
      return status;
    },
  };
}
