import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { close, launch, open, violations } from "./support.mjs";

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
  await page.waitForURL(/\/-\/diagnostics\?file=module-1\/week-3\.md$/);
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

test("diagnostics are chosen by links, errors first, also on a phone without JavaScript", async () => {
  const broken = Array.from({ length: 230 }, (_, i) => `[gone ${i}](/nowhere/page-${i}-${"x".repeat(60)})`).join("\n\n");
  const noted = "[a](/week-a) and again [b](/week-a)";
  writeFileSync(join(folder, "aaa-first.md"), "---\ntitle: First\n---\n\n[TITLE]\n\n" + noted + "\n");
  writeFileSync(join(folder, "zzz-broken.md"), "---\ntitle: Broken\n---\n\n[TITLE]\n\n" + broken + "\n");
  const { page, close } = await open(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const severities = () => page.locator(".finding .badge").allInnerTexts();
  for (let tries = 0; tries < 600 && !(await page.locator(".pager").count()); ++tries) await page.goto(base + "-/diagnostics");
  assert.equal(await page.locator(".finding").count(), 200);
  const rank = { error: 0, warning: 1, note: 2 };
  const ranks = await page.locator(".file-findings").evaluateAll((files) => files.map((file) => [...file.querySelectorAll(".badge")].map((badge) => badge.innerText)));
  for (const file of ranks) assert.deepEqual(file, [...file].sort((a, b) => rank[a] - rank[b]));
  assert.ok(ranks.length > 1 && ranks.every((file) => file[0] === "error"));
  await page.locator(".pager").getByRole("link", { name: "Next" }).click();
  assert.match(await page.locator(".file-findings h2").first().innerText(), /\(continued\)/);

  await page.locator(".chips").getByRole("link", { name: /^warnings/ }).click();
  assert.deepEqual(new Set(await severities()), new Set(["warning"]));
  await page.locator("summary", { hasText: "By code" }).click();
  await page.locator(".choice").getByRole("link", { name: /^template-text/ }).click();
  assert.deepEqual(new Set(await page.locator(".finding-code").allInnerTexts()), new Set(["template-text"]));
  const jump = page.locator(".file-jumps").getByRole("link", { name: "zzz-broken.md" });
  await jump.click();
  assert.match(page.url(), /severity=warning&code=template-text#file-\d+$/);
  await page.goto(base + "-/diagnostics?severity=error&code=template-text");
  await page.getByText("There is nothing of this kind.").waitFor();
  await page.getByRole("link", { name: "Show all diagnostics" }).click();
  assert.equal(new URL(page.url()).search, "");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  await close();
  for (const name of ["aaa-first.md", "zzz-broken.md"]) rmSync(join(folder, name));
});

test("pages made by Cairn answer to the same addresses as in the exported site", async () => {
  const asked = async (path) => {
    const answer = await fetch(base + path, { redirect: "manual" });
    return [answer.status, answer.headers.get("location")];
  };
  for (const [from, to] of [["programme", "/programme/index.html"], ["programme/pages", "/programme/pages.html"], ["programme/pages/", "/programme/pages.html"], ["programme/index", "/programme/index.html"], ["programme/competencies?a=b", "/programme/competencies.html?a=b"], ["programme/rubric", "/programme/rubric.html"]])
    assert.deepEqual(await asked(from), [302, to], from);
  assert.equal((await asked("programme/"))[0], 200);
  assert.equal((await asked("programme/nothing"))[0], 404);
  // Every file of the exported site, byte for byte but for the preview's bar.
  const files = readdirSync(process.env.SITE, { recursive: true }).filter((name) => /^programme\/.*\.(html|css|js|json|woff2)$/.test(name));
  assert.ok(files.length > 50);
  for (const file of files) {
    const answer = await fetch(base + file);
    assert.equal(answer.status, 200, file);
    if (!file.endsWith(".html") && !file.includes("/search/")) assert.deepEqual(Buffer.from(await answer.arrayBuffer()), readFileSync(join(process.env.SITE, file)), file);
  }
});

test("more tabs than a browser has connections: all can be used, and the one that is seen follows", async () => {
  const context = await browser.newContext();
  const tabs = [];
  for (let i = 0; i < 8; ++i) {
    const tab = await context.newPage();
    await tab.goto(base + "module-1/week-4.html");
    await tab.waitForLoadState("load");
    tabs.push(tab);
  }
  for (const tab of tabs) {
    await tab.bringToFront();
    await tab.goto(base + "module-1/week-5.html");
    assert.match(await tab.locator("h1").innerText(), /./);
  }
  const seen = tabs[3];
  await seen.bringToFront();
  appendFileSync(join(folder, "module-1/week-5.md"), "\nA sentence for eight tabs.\n");
  await seen.getByText("A sentence for eight tabs.").waitFor();
  await tabs[6].bringToFront();
  await tabs[6].getByText("A sentence for eight tabs.").waitFor();
  await close(context);
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
