import { describe, expect, it } from "vitest";
import { readReply } from "../../../../../src/io/mail/parse/reply/read-reply.ts";
import { REPLIES } from "../../../../fixtures/replies/replies.ts";

const LEAST_EXACT = 0.99;
const LEAST_LEFT_OUT = 0.99;

const read = REPLIES.map((reply) => ({ ...reply, got: readReply(reply.text, reply.subject).textReply }));
const languages = [...new Set(REPLIES.map(({ language }) => language))];

describe("the replies of mail programs in 24 languages", () => {
  it.each(languages)("are read as people should see them: %s", (language) => {
    const here = read.filter((reply) => reply.language === language);
    const wrong = here.filter(({ got, shown }) => got !== shown);
    expect({ wrong, share: 1 - wrong.length / here.length >= LEAST_EXACT }).toEqual({
      wrong: expect.any(Array),
      share: true,
    });
  });

  it("keep every line of the customer's", () => {
    expect(read.filter(({ got, own }) => own.some((line) => !got.includes(line)))).toEqual([]);
  });

  it("leave our mail out", () => {
    const answered = read.filter(({ quoted }) => quoted !== null);
    const shown = answered.filter(({ got, quoted }) => quoted !== null && got.includes(quoted));
    expect({ shown, share: 1 - shown.length / answered.length >= LEAST_LEFT_OUT }).toEqual({
      shown: expect.any(Array),
      share: true,
    });
  });

  it("are 637, so that no language is left out unseen", () => {
    expect([REPLIES.length, languages.length]).toEqual([637, 24]);
  });
});
