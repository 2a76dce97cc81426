import { describe, expect, it } from "vitest";
import { makeConnectCode } from "../../src/core/connect-code/make-connect-code.ts";
import type { ChatWorkspace } from "./chat-workspace.ts";
import { inEachChat } from "./in-each-chat.ts";

const code = async ({ ctx }: ChatWorkspace, id: string, workspaceId: string) => {
  const made = await makeConnectCode(ctx, { id, workspaceId });
  if (made.kind !== "made") throw new Error("There is no code.");
  return made.code;
};

const UNKNOWN = /^Unpause does not know this code\./;
const NOT_YOURS = /^This code is not yours/;

describe("a code of the web app, said in a chat", () =>
  inEachChat(
    ({ open: begin, chat }) => {
      /** People say it to Unpause alone: in a team it would be about the team. */
      const open = async () => {
        const workspace = await begin();
        const type = async (who: string, text: string) =>
          (await workspace.people.type(who, text, chat().user(who))).told();
        return { ...workspace, type };
      };

      it("makes Unpause know a person whose address is another one there, once", async () => {
        const workspace = await open();
        const { members, workspaceId, type } = workspace;
        expect((await type("eve", "status")).lines[0]).toMatch(/^Unpause does not know you yet/);
        const said = await code(workspace, members.cy, workspaceId);
        const typed = said.toLowerCase().replace("-", " ");
        expect((await type("eve", `connect ${typed}`)).lines[0]).toBe(
          "Unpause knows you as Cy of Acme from now on.",
        );
        expect((await type("eve", "settings")).lines.join()).toContain("Cy, ");
        expect((await type("mallory", `connect ${said}`)).lines[0]).toMatch(UNKNOWN);
      });

      it("is for the member alone who made it", async () => {
        const workspace = await open();
        const { members, workspaceId, type, prisma } = workspace;
        // Ben is known by his address, though he never said a word here.
        const ofCy = await code(workspace, members.cy, workspaceId);
        expect((await type("ben", `connect ${ofCy}`)).lines[0]).toMatch(NOT_YOURS);
        const known = "Unpause knows you as Ann of Acme from now on.";
        const first = await code(workspace, members.ann, workspaceId);
        expect((await type("ann", `connect ${first}`)).lines[0]).toBe(known);
        // From now on nobody else becomes Ann, and trying to does not spend her code.
        const ofAnn = await code(workspace, members.ann, workspaceId);
        expect((await type("eve", `connect ${ofAnn}`)).lines[0]).toMatch(NOT_YOURS);
        expect(await prisma.chatIdentity.count({ where: { workspaceId } })).toBe(1);
        expect((await type("ann", `connect ${ofAnn}`)).lines[0]).toBe(known);
      });

      it("ends after ten minutes, and when a newer one is made", async () => {
        const workspace = await open();
        const { members, workspaceId, clock, type } = workspace;
        const old = await code(workspace, members.cy, workspaceId);
        const said = await code(workspace, members.cy, workspaceId);
        expect((await type("eve", `connect ${old}`)).lines[0]).toMatch(UNKNOWN);
        clock.time = new Date(clock.time.getTime() + 10 * 60_000);
        expect((await type("eve", `connect ${said}`)).lines[0]).toMatch(UNKNOWN);
      });

      it("is asked for where none is said; an address after it is a mailbox to reconnect", async () => {
        const { type } = await open();
        expect((await type("eve", "connect")).lines[0]).toMatch(/^Say “connect” and your code\./);
        expect((await type("ben", "connect nobody@ours.test")).lines[0]).toContain("nobody@ours.test");
      });
    },
    { databases: "one", beside: false },
  ));
