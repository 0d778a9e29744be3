// Every page of the school that a role may see, as somebody of that role: which pages there are comes from the table
// of guards, and where they are from the links of the pages themselves. So a page that nothing leads to fails, too.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open, violations } from "./support.mjs";
import { Asker, become, columns, crawl, patternsOf, startSchool } from "./school_support.mjs";

const parts = {
  administrator: "Administrator",
  lead: "Lead specialist",
  specialist: "Career specialist",
  instructor: "Instructor",
  student: "Student in module 3",
  alum: "Alum",
  mentor: "Mentor",
  volunteer: "Volunteer",
};
// Not pages, or reached by a letter alone: journeys.test.mjs opens these. A photo is a part of pages, and /programme and
// what is below it lead on to the page of whoever was ever in a cohort.
const elsewhere = [
  "/people/:person/photo/:photo",
  "/programme",
  "/programme/*page",
  "/healthz",
  "/metrics",
  "/links/:token",
  "/timetable/feeds/:secret",
];
// Shown to everybody; those who are signed in have no need of them.
const forVisitors = ["/forgotten", "/set-up", "/sign-in"];

// A term that is still to come, with a run for each cohort: such a run can be changed.
async function planAhead(administrator) {
  const monday = new Date(Date.now() + 70 * 24 * 3600 * 1000);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const first_day = monday.toISOString().slice(0, 10);
  assert.equal((await administrator.send("/cohorts/terms", "/cohorts/terms", { name: "Later", first_day, weeks: "6", intermission_weeks: "1" })).status, 303);
  const cohorts = new Set([...(await administrator.ask("/cohorts")).text.matchAll(/href="\/cohorts\/([0-9a-z]{26})"/g)].map(([, id]) => id));
  assert.ok(cohorts.size > 0);
  for (const id of cohorts) {
    const plan = `/timetable/cohorts/${id}/plan`;
    const term_id = (await administrator.ask(plan)).text.match(/<option value="([^"]+)"[^>]*>Later,/)[1];
    assert.equal((await administrator.send(plan, `/timetable/cohorts/${id}/runs`, { term_id, module: "5", first_day, weeks: "6" })).status, 303);
  }
}

let browser, school;
before(async () => {
  [browser, school] = await Promise.all([launch(), startSchool("demo")]);
  await planAhead(await become(school.base, parts.administrator));
});
after(async () => {
  await browser?.close();
  await school?.stop();
});

const wanted = (role) => patternsOf(role).filter((pattern) => !elsewhere.includes(pattern) && (role === "nobody" || !forVisitors.includes(pattern)));

// What is seen of a page, with or without a script.
const outline = (page) =>
  page.evaluate(() => ({
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((one) => one.textContent.trim()),
    forms: [...document.querySelectorAll("main form")].map((form) => `${form.method} ${new URL(form.action).pathname}`),
    wide: document.documentElement.scrollWidth - innerWidth,
  }));

// By keyboard: the first stop skips the navigation, and wherever one is, it is seen. Called once Tab was pressed, so that
// the browser shows the focus.
const unseenStops = (page) =>
  page.evaluate(() => {
    const lookOf = (one) => {
      const style = getComputedStyle(one);
      return [style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join();
    };
    // A link that fills its box may leave it to the box to show that one is there.
    const look = (one) => [one, one.parentElement, one.parentElement.parentElement].map(lookOf).join();
    const unseen = [];
    for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
      if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue;
      document.activeElement.blur();
      const before = look(one);
      one.focus();
      if (document.activeElement === one && look(one) === before) unseen.push(one.outerHTML.slice(0, 80));
    }
    return unseen.slice(0, 3);
  });

// What may differ where colours and widths are others: the rest was asked of the same elements before.
const ofTheLook = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "aria-hidden-focus", "page-has-heading-one"];

async function problemsOf(page, noted, address) {
  const problems = [];
  noted.length = 0;
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  const answer = await page.goto(school.base + address);
  if (answer.status() !== 200) return { problems: [`answers ${answer.status()}`] };
  const seen = await outline(page);
  if (seen.headings.length !== 1 || seen.headings[0] === "") problems.push(`has the headings ${JSON.stringify(seen.headings)}`);
  if (!/^\S.* · \S/.test(seen.title)) problems.push(`has the title ${JSON.stringify(seen.title)}`);
  if (seen.wide > 0) problems.push(`is ${seen.wide} pixels too wide at 1280`);
  problems.push(...(await violations(page)));

  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement.matches(".skip-link") || document.activeElement.closest("main") !== null))) problems.push("does not begin with the way to the page");
  problems.push(...(await unseenStops(page)).map((stop) => "shows no focus on " + stop));

  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const { wide } = await outline(page);
  if (wide > 0) problems.push(`is ${wide} pixels too wide at 390`);
  // As high as the whole page: nothing is scrolled, so that no bar lies over what one could scroll out from under it.
  const height = await page.evaluate(() => (document.activeElement.blur(), document.documentElement.scrollHeight));
  await page.setViewportSize({ width: 390, height: height + 200 });
  problems.push(...(await violations(page, ofTheLook)).map((one) => "on a phone, dark: " + one));
  problems.push(...noted);
  return { problems, seen };
}

describe("school", { concurrency: 2 }, () => {
  for (const role of columns)
    test(`every page that ${role} may see: axe-clean in light and dark, by keyboard, at 390 pixels and without JavaScript`, async () => {
      const asker = role === "nobody" ? new Asker(school.base) : await become(school.base, parts[role]);
      const patterns = wanted(role);
      if (role === "administrator") {
        // What waits for a decision of theirs.
        const file = new Blob(["name,e-mail,roles\nNoor Haddad,noor@example.org,student\nNobody,no address,student\n"], { type: "text/csv" });
        assert.equal((await asker.send("/rosters", "/rosters", { kind: "people", file })).status, 303);
        assert.equal((await (await become(school.base, "Student in module 4")).send("/privacy/deletion", "/privacy/deletion")).status, 303);
      }
      // One's own page has no link but for staff, and a list of looks only once it is long.
      const found = await crawl(asker, patterns, role === "nobody" ? ["/sign-in"] : ["/", `/people/${asker.id}`, "/privacy/looks"]);
      const problems = patterns.filter((pattern) => !found.has(pattern)).map((pattern) => `${pattern}: no page leads to it`);

      const cookies = [...asker.cookies].map(([name, value]) => ({ name, value, url: school.base.replace("http:", "https:"), secure: true }));
      const scripted = await open(browser);
      const plain = await open(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
      for (const one of [scripted, plain]) await one.page.context().addCookies(cookies);
      for (const pattern of patterns.filter((one) => found.get(one))) {
        const address = found.get(pattern);
        const { problems: its, seen } = await problemsOf(scripted.page, scripted.noted, address);
        problems.push(...its.map((problem) => `${address}: ${problem}`));
        if (!seen) continue;
        await plain.page.goto(school.base + address);
        const without = await outline(plain.page);
        if (JSON.stringify([without.headings, without.forms]) !== JSON.stringify([seen.headings, seen.forms]))
          problems.push(`${address}: is another without JavaScript: ${JSON.stringify(without)} instead of ${JSON.stringify(seen)}`);
        if (without.wide > 0) problems.push(`${address}: is ${without.wide} pixels too wide at 390 without JavaScript`);
      }
      await Promise.all([scripted.close(), plain.close()]);
      assert.deepEqual(problems, []);
    });
});
