import { expect, it } from "vitest";
import { readForward } from "../../../src/support/threading/read-forward.ts";

const kim = { name: "Kim Kunde", email: "kim@clients.test" };

it.each([
  [
    "Gmail",
    "FYI\n\n---------- Forwarded message ---------\nFrom: Kim Kunde <kim@clients.test>\nDate: Mon\nSubject: x\nTo: <a@b.test>\n\nHi",
  ],
  [
    "Outlook",
    "Please look.\n\nVon: Kim Kunde <kim@clients.test>\nGesendet: Montag\nAn: Ann\nBetreff: x\n\nHallo",
  ],
  [
    "Outlook with a mailto",
    "De : Kim Kunde [mailto:kim@clients.test]\nEnvoyé : lundi\nÀ : Ann\nObjet : x\n\nBonjour",
  ],
  [
    "Apple Mail",
    "Begin forwarded message:\n\n> From: Kim Kunde <kim@clients.test>\n> Subject: x\n> Date: Monday\n\n> Hi",
  ],
  ["bold lines", "*From:* Kim Kunde <kim@clients.test>\n*Sent:* Monday\n\nHi"],
  ["Chinese", "发件人: Kim Kunde <kim@clients.test>\n发送时间: 2026\n主题: x\n\n你好"],
])("finds the sender that %s pasted", (_, text) => {
  expect(readForward(text)).toEqual(kim);
});

it.each([
  ["no header lines", "Kim wrote from kim@clients.test that it is paused."],
  ["a From line alone", "From: Kim Kunde <kim@clients.test>\n\nHi there"],
  ["no address", "From: Kim Kunde\nSent: Monday\nTo: Ann"],
  ["nothing", ""],
])("finds nobody where there is %s", (_, text) => {
  expect(readForward(text)).toBeNull();
});

it("takes linear time on hostile text", () => {
  const began = performance.now();
  for (const part of ["From: ", "From: a@\n", "> * ", "From: x@y.test\n"]) readForward(part.repeat(200_000));
  expect(performance.now() - began).toBeLessThan(2_000);
});
