import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { kinds, launch, open, serve, site, violations } from "./support.mjs";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser.close();
  server.close();
});

for (const [kind, path] of Object.entries(kinds))
  test(`${kind}: no violations, no errors, no request to another host, no sideways scrolling`, async () => {
    for (const colorScheme of ["light", "dark"])
      for (const width of [390, 1280]) {
        const { page, noted, close } = await open(browser, { colorScheme, viewport: { width, height: 900 } });
        await page.goto(server.base + path);
        await page.waitForLoadState("networkidle");
        assert.equal(await page.evaluate(() => document.documentElement.dataset.bsTheme), colorScheme);
        assert.deepEqual(await violations(page), [], `${colorScheme} at ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} pixels too wide at ${width}`);
        assert.deepEqual(noted, []);
        await close();
      }
  });

test("a student finds the way from the start page to a week, and on", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.base);
  await page.locator("main").getByRole("link", { name: "Module 1", exact: false }).first().click();
  await page.waitForURL("**/module-1/index.html");
  const panel = page.locator(".panel");
  assert.match(await panel.innerText(), /Week 1[\s\S]*Due/);
  await panel.getByRole("link", { name: "Week 2" }).click();
  await page.waitForURL("**/module-1/week-2.html");
  assert.equal(await page.locator("#cairn-nav [aria-current=page]").count(), 1);
  const title = await page.locator(".page-step-after .page-step-title").innerText();
  await page.locator(".page-step-after").click();
  assert.equal(await page.locator("h1").innerText(), title);
  await page.locator(".crumbs").getByRole("link", { name: "Module 1" }).click();
  await page.waitForURL("**/module-1/index.html");
  await close();
});

test("the search finds pages by all words, by beginnings and by headings", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.base + "module-1/week-2.html");
  await page.fill("#cairn-search", "career conversations");
  const results = page.locator(".search-drop a");
  await results.first().waitFor();
  assert.match(await results.first().innerText(), /Career conversations/i);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/practice/**");

  await page.goto(server.base + "programme/search.html?q=negotiat");
  await page.locator("#cairn-search-results a").first().waitFor();
  await page.fill("#cairn-query", "xylophone zebra");
  await page.locator("#cairn-search-note").waitFor();
  assert.match(await page.locator("#cairn-search-note").innerText(), /Nothing found/);
  await close();
});

test("what was chosen, light or dark, is remembered and shown from the first moment", async () => {
  const { page, close } = await open(browser, { colorScheme: "light" });
  await page.goto(server.base);
  await page.locator(".theme-button").click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.bsTheme), "dark");
  await page.goto(server.base + "module-1/index.html", { waitUntil: "commit" });
  await page.waitForSelector("body", { state: "attached" });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.bsTheme), "dark");
  assert.equal(await page.locator(".theme-button").getAttribute("aria-pressed"), "true");
  await close();
});

test("the keyboard reaches the text, the menu and the search", async () => {
  const { page, close } = await open(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(server.base + "module-1/index.html");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "cairn-main");
  await page.locator(".menu-button").focus();
  await page.keyboard.press("Enter");
  const nav = page.locator("#cairn-nav");
  assert.ok(await nav.isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await nav.isVisible()));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "cairn-search");
  await close();
});

test("everything can be read and reached without JavaScript", async () => {
  const { page, close } = await open(browser, { javaScriptEnabled: false, colorScheme: "dark", viewport: { width: 390, height: 844 } });
  await page.goto(server.base + "module-1/index.html");
  await page.locator(".menu-button").click();
  await page.locator("#cairn-nav").getByRole("link", { name: "Module 2" }).first().click();
  await page.waitForURL("**/module-2/index.html");
  await page.goto(server.base + "programme/search.html?q=x");
  await page.locator("#cairn-search-note a").click();
  await page.waitForURL("**/programme/pages.html");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.fill("#cairn-search", "offer");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/programme/search.html?q=offer");
  await close();
});

test("without a script the system's dark setting holds", async () => {
  for (const [colorScheme, dark] of [["dark", true], ["light", false]]) {
    const { page, close } = await open(browser, { colorScheme });
    await page.goto(server.base);
    await page.evaluate(() => document.documentElement.removeAttribute("data-bs-theme"));
    const [red] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g).map(Number);
    assert.equal(red < 100, dark);
    await close();
  }
});

test("the site opens from a disk", async () => {
  const { page, close } = await open(browser);
  await page.goto("file://" + process.env.SITE + "/module-1/index.html");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.bsTheme), "light");
  await page.locator(".panel").getByRole("link", { name: "Week 2" }).click();
  await page.waitForURL("**/module-1/week-2.html");
  await close();
});

test("what is not found says so, with a way on, also below a path", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.base + "module-1/nowhere/at-all.html");
  assert.match(await page.locator("h1").innerText(), /not here/);
  assert.deepEqual(await violations(page), []);
  await page.locator("main").getByRole("link", { name: "start page" }).click();
  assert.equal(await page.locator("h1").innerText(), "Waypoints");
  await close();
});

test("every goal and every outcome of our own programme is worked on somewhere", () => {
  const pages = readdirSync(join(site, "programme/outcomes")).map((name) => "programme/outcomes/" + name);
  assert.ok(pages.length >= 60);
  for (const number of [0, 1, 2, 3, 4, 5]) pages.push(`programme/module-${number}.html`);
  const unserved = pages.filter((page) => readFileSync(join(site, page), "utf8").includes("Not stated yet"));
  assert.deepEqual(unserved, []);
});

test("the search understands levels and weeks, forgives a letter, and shows each page once with what it says", async () => {
  const { page, noted, close } = await open(browser);
  const results = page.locator("#cairn-search-results a");
  const search = async (query) => {
    await page.goto(server.base + "programme/search.html?q=" + encodeURIComponent(query));
    await results.first().waitFor();
    return results.evaluateAll((links) => links.map((link) => link.pathname));
  };
  const levels = await search("level 2 networking");
  assert.ok(levels.slice(0, 6).filter((path) => /outcomes\/networking-ii-/.test(path)).length >= 4, levels.join(" "));
  assert.deepEqual((await search("networking level II")).slice(0, 4), levels.slice(0, 4));
  const weeks = await search("week 3");
  assert.ok(weeks.slice(0, 5).every((path) => /week-3/.test(path)), weeks.join(" "));
  assert.ok((await search("negotation")).some((path) => /negotiation-practice/.test(path)));
  await page.locator(".result-excerpt mark").first().waitFor();
  assert.match(await page.locator(".result-excerpt mark").first().innerText(), /^negotiation/i);
  // Forms of a word lead to each other.
  assert.ok((await search("salaries")).length > 3);
  assert.ok((await search("negotiated")).some((path) => /negotiation-script/.test(path)));
  const groups = await search("homeroom groups");
  assert.equal(groups.filter((path) => /homeroom-module-1|homeroom-groups-module-1/.test(path)).length, 1);
  await search("recruiter");
  await page.locator(".result-excerpt mark").first().waitFor();
  assert.match(await page.locator(".result-excerpt").first().innerText(), /recruiter/i);
  assert.deepEqual(noted, []);
  await close();
});
