import { expect, it } from "vitest";
import { alertPlaces } from "../../../src/core/chat/alert-places.ts";

const one = { platform: "one", channel: "alerts" };
const two = { platform: "two", channel: "alerts" };
const spring = { platform: "one", channel: "spring" };

it("an alert goes to the workspace's channel in every chat, or on a platform to the campaign's own", () => {
  expect(alertPlaces([one, two], [])).toEqual([one, two]);
  expect(alertPlaces([one, two], [[]])).toEqual([one, two]);
  expect(alertPlaces([one, two], [[spring]])).toEqual([two, spring]);
  expect(alertPlaces([one, two], [[spring], []])).toEqual([one, two, spring]);
  expect(alertPlaces([one], [[one], [one]])).toEqual([one]);
  expect(alertPlaces([], [[spring], []])).toEqual([spring]);
});
