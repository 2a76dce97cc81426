import { describe, expect, it } from "vitest";
import { publicUrlTrouble } from "../../../src/core/lead/public-url.ts";

describe("whether leads can open PUBLIC_URL", () => {
  it.each([
    ["https://unpause.example.com", null],
    ["https://unpause.test:8443", null],
    ["https://8.8.8.8", null],
    ["https://172.32.0.1", null],
    ["https://[2001:4860:4860::8888]", null],
    ["http://unpause.example.com", "no-https"],
    ["http://localhost:3000", "missing"],
    ["https://127.0.0.1:3000", "missing"],
    ["https://[::1]", "missing"],
    ["https://10.1.2.3", "private"],
    ["https://172.31.255.255", "private"],
    ["https://192.168.0.5:3000", "private"],
    ["https://169.254.1.1", "private"],
    ["https://100.64.0.1", "private"],
    ["https://[fd00::1]", "private"],
    ["https://[fe80::1]", "private"],
    ["https://[::ffff:10.0.0.1]", "private"],
    ["https://unpause", "private"],
    ["https://unpause.local", "private"],
    ["https://unpause.corp.internal", "private"],
    ["https://app.localhost", "private"],
    ["http://nas.home.arpa", "private"],
  ])("%s: %s", (url, trouble) => {
    expect(publicUrlTrouble(url)).toBe(trouble);
  });
});
