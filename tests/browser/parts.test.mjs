// The parts of the school's pages, on the pages that tests/gallery writes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch, open, violations } from "./support.mjs";

const gallery = process.env.GALLERY;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const names = readdirSync(gallery).filter((name) => name.endsWith(".html") && name !== "table-down.html");

let browser, server, base;
let posted = []; // what was sent, latest last
let hold = null; // a promise that an answer to a POST waits for
let release = () => {};
before(async () => {
  browser = await launch();
  server = createServer(async (request, answer) => {
    const { pathname, searchParams } = new URL(request.url, "http://x");
    const send = (status, name) =>
      answer.writeHead(status, { "content-type": types[extname(name)] ?? "application/octet-stream", "content-security-policy": policy }).end(readFileSync(join(gallery, name)));
    if (request.method === "POST") {
      const parts = [];
      for await (const part of request) parts.push(part);
      posted.push({ path: pathname, type: request.headers["content-type"], body: Buffer.concat(parts).toString() });
      if (hold) await hold;
      return send(pathname === "/people/new" ? 422 : 200, pathname === "/people/new" ? "refused.html" : "list.html");
    }
    if (searchParams.has("clicked")) release();
    if (pathname === "/table.html" && (searchParams.get("order") === "down" || searchParams.get("find"))) return send(200, "table-down.html");
    return existsSync(join(gallery, pathname)) && pathname !== "/" ? send(200, pathname.slice(1)) : send(404, "trouble-404.html");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await browser.close();
  server.close();
});

const visit = async (name, options = {}) => {
  posted = [];
  const opened = await open(browser, options);
  await opened.page.goto(base + name);
  await opened.page.waitForLoadState("load");
  return opened;
};
const phone = { viewport: { width: 390, height: 844 } };

for (const name of names)
  test(`parts, ${name}: no violations, no errors, nothing against the policy, no sideways scrolling`, async () => {
    for (const colorScheme of ["light", "dark"])
      for (const width of [390, 1280]) {
        const { page, noted, close } = await visit(name, { colorScheme, viewport: { width, height: 900 } });
        assert.deepEqual(await violations(page), [], `${colorScheme} at ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} pixels too wide at ${width}`);
        assert.deepEqual(noted, []);
        await close();
      }
  });

// Where the reader's own few colours are used, backgrounds go: what is drawn with them, or marked by them alone, is lost.
for (const width of [390, 1280])
  test(`parts: with the reader's own colours, icons, progress and what is current are seen, at ${width}`, async () => {
    let seen = 0;
    for (const name of names) {
      const { page, close } = await visit(name, { forcedColors: "active", viewport: { width, height: 900 } });
      const unseen = await page.evaluate(() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
        const within = (one) => getComputedStyle(one).backgroundColor;
        const icons = shown(".icon"), progress = shown("progress"), current = shown(":is(a, .cal-number, [aria-current]:has(> .cal-number))[aria-current]");
        return {
          seen: icons.length + progress.length + current.length,
          unseen: [
            ...icons.filter((one) => within(one) === ground),
            ...progress.filter((one) => getComputedStyle(one).borderStyle === "none"),
            ...current.filter((one) => [one, ...one.querySelectorAll(".cal-number")].every((part) => getComputedStyle(part).outlineStyle === "none")),
          ].map((one) => one.outerHTML.slice(0, 120)),
        };
      });
      assert.deepEqual(unseen.unseen, [], name);
      seen += unseen.seen;
      await close();
    }
    assert.ok(seen > 50, `only ${seen} were there`);
  });

test("parts: a page loads at most 60 kB of styles and scripts", () => {
  const sizes = ["school.css", "school.js", "theme.js"].map((name) => gzipSync(readFileSync(join(gallery, "assets", name))).length);
  assert.ok(sizes.reduce((a, b) => a + b) < 60_000, sizes.join(" + "));
});

for (const javaScriptEnabled of [true, false])
  test(`parts: what was refused is heard first and leads to its field, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const { page, close } = await visit("refused.html", { javaScriptEnabled });
    const summary = page.locator(".form-refusal");
    assert.ok(await summary.evaluate((one) => one === document.activeElement));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const field = page.locator("#form-people-new-email");
    await page.waitForFunction(() => location.hash === "#form-people-new-email");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.inputValue(), "leila@");
    const told = (await field.getAttribute("aria-describedby")).split(" ");
    const words = await page.evaluate((ids) => ids.map((id) => document.getElementById(id).textContent).join(" "), told);
    assert.match(words, /They sign in with it.*is no e-mail address/);
    assert.equal(await page.locator("textarea").inputValue(), "One\nTwo");
    assert.equal(await page.locator("input[type=password]").inputValue(), "");
    await close();
  });

test("parts: a dangerous deed asks first, and Escape leaves it", async () => {
  const { page, noted, close } = await visit("forms.html");
  const revoke = page.getByRole("button", { name: "Revoke the key of Ana" });
  await revoke.click();
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await violations(page), []);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Leave it");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(posted.length, 0);
  await revoke.click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.waitForURL("**/revoke");
  assert.deepEqual(posted.map((one) => one.path), ["/revoke"]);
  assert.deepEqual(noted, []);
  await close();
});

test("parts: a second click sends nothing twice", async () => {
  const { page, close } = await visit("forms.html");
  hold = new Promise((resolve) => (release = resolve));
  await page.evaluate(() => {
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent === "Send again");
    button.click();
    requestAnimationFrame(() => {
      button.click();
      requestAnimationFrame(() => {
        button.click();
        void fetch("/list.html?clicked"); // lets the first be answered
      });
    });
  });
  await page.waitForURL("**/again");
  hold = null;
  assert.equal(posted.filter((one) => one.path === "/again").length, 1);
  await close();
});

test("parts: without JavaScript forms send, menus open, the navigation opens on a phone", async () => {
  const { page, close } = await visit("forms.html", { ...phone, javaScriptEnabled: false });
  assert.equal(await page.locator(".theme-button").isVisible(), false);
  await page.getByRole("button", { name: "More" }).click();
  const reports = page.locator("#navigation").getByRole("link", { name: "Reports for the whole school" });
  assert.ok(await reports.isVisible());
  await reports.click();
  await page.waitForURL("**/empty.html");
  await page.locator(".user-menu summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-out");
  assert.equal(posted[0].body, "token=t0ken");
  await close();
});

test("parts: a menu opens by the keyboard, and Escape gives the focus back", async () => {
  const { page, close } = await visit("parts.html");
  const summary = page.locator(".user-menu summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.getByRole("button", { name: "Sign out" }).isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.getByRole("button", { name: "Sign out" }).isVisible()));
  assert.ok(await summary.evaluate((one) => one === document.activeElement));
  await close();
});

for (const javaScriptEnabled of [true, false])
  test(`parts: a table sorts and filters, ${javaScriptEnabled ? "and swaps its rows alone" : "by plain links and forms"}`, async () => {
    const { page, noted, close } = await visit("table.html", { javaScriptEnabled });
    const first = page.locator("tbody tr").first().locator("th");
    const before = await first.innerText();
    await page.evaluate(() => (window.stayed = true));
    await page.getByRole("link", { name: "Name" }).click();
    await page.locator("th[aria-sort=descending]").waitFor();
    assert.notEqual(await first.innerText(), before);
    assert.match(page.url(), /cohort=a&sort=name&order=down/);
    assert.equal(await page.evaluate(() => window.stayed === true), javaScriptEnabled);

    await page.goto(base + "table.html");
    await page.evaluate(() => (window.stayed = true));
    await page.getByRole("searchbox", { name: "Find a name or an e-mail" }).pressSequentially("kat");
    if (!javaScriptEnabled) await page.keyboard.press("Enter");
    await page.locator("th[aria-sort=descending]").waitFor();
    await page.waitForURL(/find=kat/);
    assert.equal(await page.evaluate(() => window.stayed === true), javaScriptEnabled);
    if (javaScriptEnabled) {
      const typing = page.locator(".data-find input");
      assert.equal(await typing.inputValue(), "kat");
      assert.ok(await typing.evaluate((one) => one === document.activeElement));
    }
    assert.deepEqual(noted, []);
    await close();
  });

test("parts: an upload is sent once, as such, and what is refused is shown in its place", async () => {
  const { page, close } = await visit("forms.html");
  await page.fill("#form-people-new-name", "Ana");
  await page.fill("#form-people-new-email", "ana@example.org");
  await page.check("#form-people-new-track-0");
  await page.selectOption("#form-people-new-zone", "Europe/Berlin");
  await page.fill("#form-people-new-password", "a sentence");
  await page.setInputFiles("#form-people-new-photo", { name: "ana.png", mimeType: "image/png", buffer: Buffer.alloc(200_000, 7) });
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await page.locator(".form-refusal").waitFor();
  assert.ok(await page.locator(".form-refusal").evaluate((one) => one === document.activeElement));
  assert.equal(posted.length, 1);
  assert.match(posted[0].type, /^multipart\/form-data/);
  assert.match(posted[0].body, /filename="ana.png"/);
  await close();
});

test("parts: an item of the week stands at its hour", async () => {
  const { page, close } = await visit("week.html");
  const places = await page.evaluate(() => {
    const hour = [...document.querySelectorAll(".week-axis span")].find((one) => one.textContent === "13:00").getBoundingClientRect();
    const item = [...document.querySelectorAll(".week-item")].find((one) => one.textContent.includes("Warm outreach")).getBoundingClientRect();
    const beside = [...document.querySelectorAll('.week-item[class*="-of-3"]')].map((one) => one.getBoundingClientRect());
    return { top: Math.abs(hour.top - item.top), height: Math.abs(hour.height - item.height), apart: beside.every((a, i) => i === 0 || a.left >= beside[i - 1].right) };
  });
  assert.ok(places.top <= 2 && places.height <= 3 && places.apart, JSON.stringify(places));
  await close();
});

test("parts: on paper there is the page, and nothing to click on", async () => {
  const { page, close } = await visit("table.html");
  await page.emulateMedia({ media: "print" });
  for (const gone of [".site-header", ".site-nav", ".bottom-bar", ".data-ask"]) assert.equal(await page.locator(gone).isVisible(), false, gone);
  assert.equal(await page.locator("tbody tr").count(), 60);
  await close();
});
