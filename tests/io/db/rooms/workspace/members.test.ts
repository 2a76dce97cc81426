import { describe, expect, it } from "vitest";
import { memberStore } from "../../../../../src/io/db/rooms/workspace/members.ts";
import { onEachDatabase } from "../../../../setup/each-database.ts";

const AT = new Date("2026-01-05T10:00:00Z");

describe("the members", () =>
  onEachDatabase((database) => {
    const store = () => memberStore(database().prisma);
    const aWorkspace = () =>
      store().createWorkspace(
        { name: "Acme", timeZone: "Europe/Berlin", admin: { name: "Ann", email: "Ann@Acme.test" } },
        AT,
      );

    it("of a new workspace are its admin", async () => {
      const { workspaceId, memberId } = await aWorkspace();
      const ann = { id: memberId, workspaceId, name: "Ann", email: "ann@acme.test", role: "admin" };
      expect(await store().list(workspaceId)).toEqual([ann]);
      expect(await store().get(memberId)).toEqual(ann);
      expect(await store().workspace(workspaceId)).toEqual({
        id: workspaceId,
        name: "Acme",
        timeZone: "Europe/Berlin",
        secretInChat: false,
        lettersThroughMailboxes: false,
        brakeRefusals: 3,
        brakeBounces: 8,
      });
    });

    it("have one address each in their workspace, in whatever case it is written", async () => {
      const { workspaceId } = await aWorkspace();
      const add = (email: string) => store().add(workspaceId, { name: "Ben", email, role: "member" }, AT);
      expect(await add("ben@acme.test")).toEqual(expect.any(String));
      expect(await add("BEN@acme.test")).toEqual(null);
      const other = await aWorkspace();
      const elsewhere = await store().add(
        other.workspaceId,
        { name: "Ben", email: "ben@acme.test", role: "member" },
        AT,
      );
      expect(elsewhere).toEqual(expect.any(String));
    });
  }));
