import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { itWith } from "../setup/needs.ts";
import { openBrowser } from "./browser.ts";

itWith("Chromium", "the browser opens a page of this machine and runs its script", async () => {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<p>Paused</p><script>document.querySelector('p').textContent += ' and resumed'</script>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await using browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await page.textContent("p")).toEqual("Paused and resumed");
  server.close();
});
