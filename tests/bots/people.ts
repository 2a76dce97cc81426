/** People of every chat of the tests. Eve is no member; nobody has shown that Mallory's address is hers. */
export const PEOPLE: Record<string, string> = {
  ann: "ann@acme.test",
  ben: "ben@acme.test",
  cy: "cy@acme.test",
  eve: "eve@elsewhere.test",
  mallory: "ben2@acme.test",
};
export const UNCONFIRMED = ["mallory"];
/** The first chat does not know Zoe. */
export const ZOE = { zoe: "zoe@plaza.test" };
