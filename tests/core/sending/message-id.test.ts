import { describe, expect, it } from "vitest";
import { messageIdOf } from "../../setup/message-id.ts";

const enrolment = "0193573a-6f2c-7a4f-8a7d-2b1f6d0c9e11";

describe("the Message-ID of a send", () => {
  it("is the same whenever it is asked for, in the domain of the mailbox", () => {
    expect(messageIdOf(enrolment, 1, "Sales@Ours.test")).toBe(messageIdOf(enrolment, 1, "sales@ours.test"));
    expect(messageIdOf(enrolment, 1, "sales@ours.test")).toMatch(/^[0-9a-f]{32}@ours\.test$/);
  });

  it("differs for every step and every enrolment", () => {
    const other = "0193573a-6f2c-7a4f-8a7d-2b1f6d0c9e12";
    const ids = [
      messageIdOf(enrolment, 1, "a@x.test"),
      messageIdOf(enrolment, 2, "a@x.test"),
      messageIdOf(other, 1, "a@x.test"),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it("shows nothing of the enrolment it stands for", () => {
    const id = messageIdOf(enrolment, 1, "a@x.test");
    expect(enrolment.split("-").filter((part) => id.includes(part))).toEqual([]);
  });
});
