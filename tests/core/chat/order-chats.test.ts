import { describe, expect, it } from "vitest";
import { orderChats } from "../../../src/core/chat/order-chats.ts";

const user = (platform: string, actedAt: Date | null = null) => ({ platform, userId: "u", actedAt });
const at = (hour: number) => new Date(Date.UTC(2026, 0, 5, hour));
const NONE = new Set<string>();

describe("the chats in which a member is called", () => {
  it("are those of the workspace, in its order, where nobody has seen them yet", () => {
    expect(orderChats(["one", "two"], [], NONE)).toEqual(["one", "two"]);
  });

  it("begin with the one they last acted in, then the one that knows them", () => {
    const users = [user("one", at(9)), user("three", at(10)), user("four")];
    expect(orderChats(["one", "two", "three", "four"], users, NONE)).toEqual(["three", "one", "four", "two"]);
  });

  it("leave out where they cannot be reached, and chats that the workspace is no longer in", () => {
    const users = [user("one", at(9)), user("gone", at(11))];
    expect(orderChats(["one", "two"], users, new Set(["one"]))).toEqual(["two"]);
    expect(orderChats(["one"], users, new Set(["one"]))).toEqual([]);
  });
});
