import { describe, expect, it } from "vitest";
import type { Census, CensusGroup } from "../../../src/core/lead/census.ts";
import { makeReceipt, type Receipt, type ReceiptFacts } from "../../../src/core/receipt/receipt.ts";
import { hashOfReceipt, PRESENT_HASH } from "../../../src/core/receipt/receipt-chain.ts";
import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";

const group = (changes: Partial<CensusGroup>): CensusGroup => ({
  campaignId: "c1",
  state: "active",
  stopReason: null,
  nextStep: 1,
  leads: 1,
  ...changes,
});

const before: Census = {
  groups: [
    group({ leads: 7 }),
    group({ nextStep: 2, leads: 2 }),
    group({ state: "finished", nextStep: 3, leads: 1 }),
  ],
  accepted: 4,
  digest: "the same ten",
};

const receiptAfter = (after: Census, changes: Partial<ReceiptFacts> = {}): Receipt =>
  makeReceipt({
    notRead: { folders: [], mails: 0 },
    mailbox: { id: "m1", address: "sales@ours.test" },
    disconnection: {
      incidentId: "i1",
      cause: "password_changed",
      startedAt: new Date("2026-01-05T10:00:00Z"),
      census: before,
    },
    after,
    endedAt: new Date("2026-01-05T11:00:00Z"),
    reconnectedBy: null,
    campaigns: [{ id: "c1", name: "Spring", resumed: true }],
    gap: { replies: 0, bounces: 0, optOuts: 0, postponed: 0 },
    inDoubt: [],
    sentTwice: 0,
    backlog: { waiting: 0, firstAt: null, clearBy: null, peakPerHour: 0 },
    ...changes,
  });

describe("a receipt", () => {
  it("accounts for every lead when nothing moved", () => {
    const receipt = receiptAfter(before);
    expect([receipt.leads, receipt.everyLeadAccountedFor]).toEqual([
      { before: 10, after: 10, added: 0 },
      true,
    ]);
    expect(receipt.campaigns).toEqual([
      {
        id: "c1",
        name: "Spring",
        resumed: true,
        leads: { before: 10, after: 10 },
        nextSteps: {
          before: [
            { step: 1, leads: 7 },
            { step: 2, leads: 2 },
          ],
          after: [
            { step: 1, leads: 7 },
            { step: 2, leads: 2 },
          ],
        },
      },
    ]);
  });

  it("accounts for leads that answered, opted out or were found to have had a step", () => {
    const receipt = receiptAfter({
      ...before,
      groups: [
        group({ leads: 4 }),
        group({ nextStep: 2, leads: 2 }),
        group({ state: "stopped", stopReason: "replied", nextStep: 2, leads: 1 }),
        group({ state: "stopped", stopReason: "opted_out", nextStep: 1, leads: 2 }),
        group({ state: "finished", nextStep: 3, leads: 1 }),
      ],
      accepted: 5,
    });
    expect(receipt).toMatchObject({
      everyLeadAccountedFor: true,
      acceptedMeanwhile: 1,
      ended: { replied: 1, bounced: 0, optedOut: 2, rejected: 0, removed: 0, finished: 0 },
    });
  });

  it("accounts for leads that were added during the break", () => {
    const receipt = receiptAfter({
      ...before,
      groups: [...before.groups, group({ campaignId: "c2", leads: 5 })],
      digest: "fifteen",
    });
    expect([receipt.leads, receipt.everyLeadAccountedFor]).toEqual([
      { before: 10, after: 15, added: 5 },
      true,
    ]);
  });

  it.each<[string, Census]>([
    [
      "a lead is missing",
      { ...before, groups: [group({ leads: 6 }), ...before.groups.slice(1)], digest: "nine" },
    ],
    ["a lead was exchanged for another", { ...before, digest: "another ten" }],
    [
      "a lead stands a step further than was accepted for it",
      {
        ...before,
        groups: [group({ leads: 6 }), group({ nextStep: 2, leads: 3 }), ...before.groups.slice(2)],
      },
    ],
    ["a step was accepted and its lead did not move", { ...before, accepted: 5 }],
    [
      "a lead that had finished is active again",
      {
        ...before,
        groups: [group({ leads: 7 }), group({ nextStep: 2, leads: 2 }), group({ nextStep: 3, leads: 1 })],
      },
    ],
  ])("says that the leads do not add up when %s", (_what, after) => {
    expect(receiptAfter(after).everyLeadAccountedFor).toEqual(false);
  });
});

describe("a receipt's hash", () => {
  const signing = hmacSigning(Buffer.from("a root for tests"));
  const link = (body: Receipt) => ({
    disconnectionId: "d",
    workspaceId: "w",
    mailboxId: "m",
    number: 1,
    at: new Date("2026-11-24T12:00:00Z"),
    body,
    hashVersion: PRESENT_HASH,
  });

  it("is the same whatever order a database keeps keys in, and another one after any change", () => {
    const body = receiptAfter(before);
    const shuffled = Object.fromEntries(Object.entries(body).reverse()) as Receipt;
    const present = hashOfReceipt(signing, link(body), "p");
    expect(hashOfReceipt(signing, link(shuffled), "p")).toEqual(present);
    expect(hashOfReceipt(signing, link({ ...body, sentTwice: 1 }), "p")).not.toEqual(present);
    expect(hashOfReceipt(signing, link(body), "q")).not.toEqual(present);
    expect(hashOfReceipt(signing, { ...link(body), workspaceId: "w2" }, "p")).not.toEqual(present);
    expect(hashOfReceipt(hmacSigning(Buffer.from("another")), link(body), "p")).not.toEqual(present);
  });

  it("of the first version needs no key, and is made of the body alone", () => {
    const body = receiptAfter(before);
    const first = { ...link(body), hashVersion: 1 };
    const made = hashOfReceipt(signing, first, "p");
    expect(made).toEqual("1af857c09fc7dbc61b6148d7e8fbe73a344afac50d38f0a55da0cdeeec1caffd");
    expect(hashOfReceipt(hmacSigning(Buffer.from("another")), { ...first, number: 7 }, "p")).toEqual(made);
  });

  it("of the second version is made of the row, in JSON of our own order of keys", () => {
    const second = { ...link(receiptAfter(before)), hashVersion: 2 };
    expect(hashOfReceipt(signing, second, "p")).toEqual(
      "6e034368edc9ca20be9e854ff9facfc7e1aa08f9e3a23b4cfdafa04235b3c72b",
    );
  });

  it("of the third version is made of the row in the JSON of RFC 8785", () => {
    const body = { "9": "nine", "10": 1e21, é: "é", a: [{ z: 1, y: -0 }] } as unknown as Receipt;
    const asItIs = { hash: (_purpose: string, text: string) => text };
    expect(hashOfReceipt(asItIs, link(body), "p")).toEqual(
      '{"at":"2026-11-24T12:00:00.000Z","body":{"10":1e+21,"9":"nine","a":[{"y":0,"z":1}],"é":"é"},"disconnectionId":"d","hashVersion":3,"mailboxId":"m","number":1,"previousHash":"p","workspaceId":"w"}',
    );
  });

  it("of a version that this program does not know is none", () => {
    expect(hashOfReceipt(signing, { ...link(receiptAfter(before)), hashVersion: 99 }, "p")).toBeNull();
  });
});
