import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, violations } from "./support.mjs";

const folder = process.env.PREVIEWED;
let browser, preview, base;

before(async () => {
  browser = await launch();
  preview = spawn(process.env.CAIRN, ["preview", folder, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  base = await new Promise((resolve, reject) => {
    let said = "";
    preview.stdout.on("data", (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/[^/]+\//);
      if (found) resolve(found[0]);
    });
    preview.on("exit", (status) => reject(new Error("preview ended with " + status)));
  });
});
after(async () => {
  await browser.close();
  preview.removeAllListeners("exit");
  const ended = new Promise((resolve) => preview.on("exit", resolve));
  preview.kill("SIGTERM");
  assert.equal(await ended, 0);
});

test("an open page shows what was saved, and keeps its place in the programme", async () => {
  const { page, noted, close } = await open(browser);
  await page.goto(base + "module-1/week-2");
  assert.equal(new URL(page.url()).pathname, "/module-1/week-2.html");
  await page.waitForLoadState("load");
  appendFileSync(join(folder, "module-1/week-2.md"), "\nA sentence that was just saved.\n");
  await page.getByText("A sentence that was just saved.").waitFor();
  writeFileSync(join(folder, "module-1/new-page.md"), "---\ntitle: A page of today\n---\n\nHello.\n");
  await page.locator("#cairn-nav").getByRole("link", { name: "A page of today" }).waitFor();
  assert.deepEqual(noted, []);
  await close();
});

test("diagnostics are shown by file, with the line they are about", async () => {
  const { page, close } = await open(browser);
  await page.goto(base + "module-1/week-3.html");
  appendFileSync(join(folder, "module-1/week-3.md"), "\nSee [the lost page](/nowhere/at-all).\n");
  await page.getByText("the lost page").waitFor();
  await page.locator(".preview-bar").getByRole("link", { name: "Show them" }).click();
  await page.waitForURL("**/-/diagnostics**");
  const finding = page.locator(".finding", { hasText: "broken-link" }).first();
  assert.match(await finding.locator("pre").innerText(), /lost page[\s\S]*\^/);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), []);
  }
  await close();
});

test("every form of an address that Jekyll resolves leads to the page", async () => {
  for (const form of ["module-1/week-1", "module-1/week-1.html", "module-1/week%2D1", "module-1/", "module-1", "module-1/index", "module-1/index.html"]) {
    const answer = await fetch(base + form);
    assert.equal(answer.status, 200, form);
  }
  const missing = await fetch(base + "module-1/week-99");
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /not here/);
});

test("the search of the preview knows what was saved", async () => {
  const { page, close } = await open(browser);
  await page.goto(base + "programme/search.html");
  appendFileSync(join(folder, "glossary.md"), "\n**Quokkatronics**: a word that nobody else uses.\n");
  await page.waitForFunction(async () => {
    const files = await Promise.all([...Array(12).keys()].map((i) => fetch(`search/words-${i}.json`).then((a) => (a.ok ? a.text() : ""))));
    return files.some((text) => text.includes("quokkatronic"));
  });
  await page.fill("#cairn-query", "quokkatronics");
  await page.locator("#cairn-search-results a", { hasText: "Glossary" }).waitFor();
  await close();
});
