import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { MessageView } from "../../../src/core/chat/message-view.ts";
import type { Letter } from "../../../src/core/chat/operator.ts";
import type { OperatorLine } from "../../../src/core/health/operator-line.ts";
import { watchHealth } from "../../../src/core/health/watch-health.ts";
import type { PublicUrlTrouble } from "../../../src/core/lead/public-url.ts";
import type { Trouble } from "../../../src/core/trouble/trouble.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openWorld, type World } from "../world.ts";

const full: Trouble = { kind: "disk-full", said: "No space left on device" };

onPglite((database) => {
  let world: World;
  let trouble: Trouble | null;
  let posted: Map<string, string[]>;
  let letters: Letter[];
  let looks = 0;
  beforeEach(async () => {
    await database().prisma.workspace.deleteMany();
    world = await openWorld(database());
    trouble = null;
    posted = new Map();
    letters = [];
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const line: OperatorLine = {
    async show(channel, view: MessageView, ref) {
      const at = ref ?? `${channel} ${posted.size + 1}`;
      posted.set(at, [...(posted.get(at) ?? []), view.title]);
      return at;
    },
    person: async (email) => `U ${email}`,
  };

  function watching(channel: string | null, tells = true, urlTrouble: PublicUrlTrouble | null = null) {
    const ctx = {
      ...world.ctx,
      urlTrouble,
      health: {
        async look() {
          looks += 1;
          return trouble;
        },
        known: () => trouble,
      },
      operator: {
        channel: channel === null ? null : { platform: "slack", channel },
        letters: {
          async send(letter: Letter) {
            letters.push(letter);
            return { kind: "accepted" as const };
          },
        },
      },
    };
    return watchHealth(ctx, { line, place: { kind: "server" }, tells: async () => tells, roundMs: 5 });
  }
  /** A look begins when the round before it has ended. */
  const rounds = async (more: number) => {
    for (const until = looks + more; looks < until; ) await pause(5);
  };
  const afterRounds = async (ms: number) => {
    await rounds(2);
    world.clock.time = new Date(world.clock.time.getTime() + ms);
    await rounds(2);
  };

  it("tells the operator in their channel, once, and edits that message when it is over", async () => {
    await using _ = watching("C_OPERATOR");
    await afterRounds(0);
    trouble = full;
    await afterRounds(15_000);
    trouble = { kind: "no-answer", said: "away" };
    await afterRounds(10_000);
    trouble = null;
    await afterRounds(0);
    const [[, titles] = [], ...others] = posted;
    expect({ titles: [...new Set(titles)], others }).toEqual({
      titles: [
        "Unpause cannot work: its disk is full",
        "Unpause cannot work: its database does not answer",
        "Unpause works again",
      ],
      others: [],
    });
  });

  it("says nothing of what is over within seconds", async () => {
    await using _ = watching("C_OPERATOR");
    await afterRounds(0);
    trouble = full;
    await afterRounds(14_000);
    trouble = null;
    await afterRounds(10_000);
    expect([posted.size, letters]).toEqual([0, []]);
  });

  it("tells each admin of the first workspace in person where there is no channel, and by one letter", async () => {
    await using _ = watching(null);
    await afterRounds(0);
    trouble = full;
    await afterRounds(15_000);
    await afterRounds(60_000);
    const admins = (await world.ctx.store.members.list(world.workspaceId)).filter(
      ({ role }) => role === "admin",
    );
    expect(admins.length).toBeGreaterThan(0);
    expect([...posted.keys()].map((at) => at.split(" ")[1])).toEqual(admins.map(({ email }) => email));
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual(
      admins.map(({ email }) => [email, "Unpause cannot work: its disk is full"]),
    );
    expect(letters[0]?.text).toContain("There is no room left on the disk of the database server");
  });

  it("tells in the operator's channel that PUBLIC_URL is missing, once", async () => {
    await using _ = watching("C_OPERATOR", true, "missing");
    await afterRounds(0);
    expect([...posted.values()]).toEqual([["Unpause is not set up in full"]]);
  });

  it("leaves it to the process that tells", async () => {
    await using _ = watching("C_OPERATOR", false);
    await afterRounds(0);
    trouble = full;
    await afterRounds(60_000);
    expect(posted.size).toBe(0);
  });
});
