// What people do in a school, from its first minute on, in a real Chromium.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { launch, open, violations } from "./support.mjs";
import { become, cast, startSchool } from "./school_support.mjs";

const password = "harbour lights"; // of everybody in the demo
const phone = { viewport: { width: 390, height: 844 } };

let browser, demo;
before(async () => {
  [browser, demo] = await Promise.all([launch(), startSchool("demo")]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const emailOf = (role) => demo.said.match(new RegExp(`${role}.*, (\\S+@\\S+)`))[1];
const flash = (page) => page.locator("main .alert").first().innerText();
const clean = async (page) => assert.deepEqual(await violations(page), [], page.url());

// Somebody of the demo in a browser of their own; from the sign-in page, as visitors do it.
async function visitAs(role, options = {}) {
  const opened = await open(browser, options);
  await opened.page.goto(demo.base + "/sign-in");
  await opened.page.locator(".door-demo button", { hasText: role }).first().click();
  await opened.page.locator(".user-menu").waitFor();
  return opened;
}

async function signIn(page, base, email, its, next = "") {
  await page.goto(base + "/sign-in" + next);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", its);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function signOut(page) {
  await page.locator(".user-menu summary").click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL("**/sign-in");
  assert.match(await flash(page), /You are signed out/);
}

// As an authenticator app does it (RFC 6238).
function totp(secret, seconds) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const digest = createHmac("sha1", key).update(step).digest();
  return String((digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("journey: from an empty database to the first colleague, who accepts the invitation and signs in", async (t) => {
  const school = await startSchool("serve");
  t.after(() => school.stop());
  const first = await open(browser);
  await first.page.goto(school.said.match(/http:\S+set-up\?token=\S+/)[0]);
  await clean(first.page);
  await first.page.fill("[name=school_name]", "Lakeside");
  await first.page.selectOption("[name=school_zone]", "America/Denver");
  await first.page.fill("[name=name]", "Fay Founder");
  await first.page.fill("[name=email]", "fay@example.org");
  await first.page.fill("[name=password]", "short");
  await first.page.getByRole("button", { name: "Open the school" }).click();
  assert.equal(await first.page.inputValue("[name=name]"), "Fay Founder", "what was typed is kept");
  await clean(first.page);
  await first.page.fill("[name=password]", "three boats on a lake");
  await first.page.getByRole("button", { name: "Open the school" }).click();
  assert.match(await flash(first.page), /The school is open/);
  assert.match(await first.page.locator(".brand").innerText(), /Lakeside/);

  await first.page.locator(".site-nav").getByRole("link", { name: "People" }).click();
  await first.page.getByRole("link", { name: "Add a person" }).click();
  await first.page.fill("[name=name]", "Kim Lee");
  await first.page.fill("[name=email]", "kim@example.org");
  await first.page.selectOption("[name=role]", { label: "Career specialist" });
  await first.page.getByRole("button", { name: "Add the person" }).click();
  await first.page.getByRole("link", { name: "Invitation and sign-in" }).click();
  await first.page.getByRole("button", { name: "Send an invitation" }).click();
  const link = (await first.page.locator(".alert code").innerText()).trim();
  assert.ok(link.startsWith(school.base + "/links/"), link);
  await clean(first.page);

  const second = await open(browser, phone);
  await second.page.goto(link);
  await clean(second.page);
  await second.page.fill("[name=password]", "seven gulls at noon");
  await second.page.locator(".door-card button[type=submit]").last().click();
  assert.match(await flash(second.page), /you are signed in/);
  await signOut(second.page);
  assert.equal((await second.page.goto(link)).status(), 404, "the link works once");

  await signIn(second.page, school.base, "kim@example.org", "seven gulls at midnight");
  assert.match(await second.page.locator("main").innerText(), /address or the password is not right/);
  assert.equal(await second.page.inputValue("[name=email]"), "kim@example.org");
  await clean(second.page);
  await signIn(second.page, school.base, "kim@example.org", "seven gulls at noon");
  await second.page.locator(".user-menu").waitFor();
  assert.equal(new URL(second.page.url()).pathname, "/");
  assert.deepEqual(first.noted.filter((line) => !/status of 422/.test(line)), []);
  await Promise.all([first.close(), second.close()]);
});

test("journey: a forgotten password is chosen anew through the link of a letter", async () => {
  const email = emailOf("Student in module 1");
  const { page, noted, close } = await open(browser, phone);
  await page.goto(demo.base + "/sign-in");
  await page.getByRole("link", { name: /Forgotten/ }).click();
  await page.fill("[name=email]", email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  assert.match(await flash(page), /a link is on its way/);

  const office = await visitAs("Administrator");
  await office.page.goto(demo.base + "/outbox");
  await office.page.locator("tbody tr", { hasText: email }).first().getByRole("link").first().click();
  const link = await office.page.locator(`main a[href*="/links/"]`).getAttribute("href");
  await office.close();

  await page.goto(link);
  await page.fill("[name=password]", "five lamps in the fog");
  await page.locator(".door-card button[type=submit]").last().click();
  assert.match(await flash(page), /The password is set/);
  await signOut(page);
  await signIn(page, demo.base, email, password);
  assert.match(await page.locator("main").innerText(), /is not right/);
  await signIn(page, demo.base, email, "five lamps in the fog", "?next=/timetable");
  await page.waitForURL("**/timetable");
  assert.deepEqual(noted.filter((line) => !/status of 422/.test(line)), []);
  await close();
});

test("journey: a roster with a bad row is looked at, brought in without it, and changes nothing a second time", async () => {
  const { page, noted, close } = await visitAs("Administrator");
  const rows = ["name,e-mail,roles", "Noor Haddad,noor.haddad@example.org,student", "Sam Tall,not an address,student", "Ines Beck,ines.beck@example.org,wizard"];
  const upload = async () => {
    await page.goto(demo.base + "/rosters");
    await page.getByLabel("The file").setInputFiles({ name: "autumn.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n") + "\n") });
    await page.getByRole("button", { name: "Show what would happen" }).click();
    await page.waitForURL(/\/rosters\/\w+/);
    return page.locator("main").innerText();
  };
  const shown = await upload();
  assert.match(shown, /Nothing has been changed yet/);
  assert.match(shown, /Noor Haddad/);
  for (const said of ["not an address", "wizard"]) assert.ok(shown.includes(said), said);
  await clean(page);
  await page.goto(demo.base + "/people?find=Noor+Haddad");
  assert.equal(await page.locator("main a", { hasText: "Noor Haddad" }).count(), 0, "nothing was changed yet");
  await upload();
  await page.locator(`form[action$="/confirm"] button[type=submit]`).click();
  const ask = page.locator("dialog.ask button[value=yes]");
  if (await ask.isVisible()) await ask.click();
  await page.waitForURL(/\/rosters$/);
  await page.goto(demo.base + "/people?find=Noor+Haddad");
  assert.equal(await page.locator("main a", { hasText: "Noor Haddad" }).count(), 1);
  await upload();
  assert.match(await page.locator("main").innerText(), /unchanged/i);
  assert.deepEqual(noted, []);
  await close();
});

for (const javaScriptEnabled of [true, false])
  test(`journey: a specialist moves a session, and the student's calendar shows it, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const student = await visitAs("Student in module 3", { ...phone, javaScriptEnabled });
    await student.page.goto(demo.base + "/timetable?view=list");
    const coming = student.page.locator(`main a[href^="/timetable/occurrences/"]`);
    const addresses = await coming.evaluateAll((links) => links.filter((link) => !link.closest("s")).map((link) => link.getAttribute("href")));
    const address = addresses[javaScriptEnabled ? 1 : 2];

    const staff = await visitAs("Career specialist", { javaScriptEnabled });
    await staff.page.goto(demo.base + address);
    const title = await staff.page.locator("h1").innerText();
    await staff.page.locator("summary", { hasText: /^Move/ }).click();
    const form = staff.page.locator(`form[action="${address}/move"]`);
    await form.locator("[name=time]").fill("16:45");
    await form.locator("[name=minutes]").fill("30");
    await form.getByRole("button", { name: "Move it" }).click();
    if (javaScriptEnabled) assert.ok(await form.locator("[name=why]").evaluate((one) => !one.validity.valid), "a reason is asked for");
    await form.locator("[name=why]").fill("The guest comes later.");
    await form.locator("[name=time]").fill("16:45");
    await form.locator("[name=minutes]").fill("30");
    await form.getByRole("button", { name: "Move it" }).click();
    assert.match(await flash(staff.page), /It was moved/);
    await staff.page.locator("main", { hasText: "The guest comes later." }).waitFor();

    await student.page.reload();
    const row = student.page.locator("li", { has: student.page.locator(`a[href="${address}"]`) }).last();
    assert.match(await row.innerText(), /16:45[\s\S]*Moved from/);
    await student.page.locator(`a[href="${address}"]`).first().click();
    assert.equal(await student.page.locator("h1").innerText(), title);
    assert.match(await student.page.locator("main").innerText(), /Moved from/);
    for (const one of [student, staff]) {
      const wide = javaScriptEnabled ? await one.page.evaluate(() => document.documentElement.scrollWidth - innerWidth) : 0;
      assert.ok(wide <= 0);
      assert.deepEqual(one.noted, []);
      await one.close();
    }
  });

// Tab by Tab to what the selector means, as somebody does who has no mouse.
async function tabTo(page, selector) {
  for (let stops = 0; stops < 250; ++stops) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((one) => document.activeElement.matches(one), selector)) return;
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

test("journey: attendance is noted by keyboard alone, the student objects, the staff answer", async () => {
  const student = await visitAs("Student in module 3", phone);
  const me = (await cast(demo.base)).find((one) => one.role === "Student in module 3");
  await student.page.goto(demo.base + "/timetable/attendance");
  const address = await student.page.locator(`main a[href^="/timetable/occurrences/"]`).first().getAttribute("href");

  const staff = await visitAs("Career specialist");
  await staff.page.goto(demo.base + address);
  await staff.page.keyboard.press("Tab");
  await staff.page.keyboard.press("Enter"); // the way past the navigation
  const state = `[name="state.${me.id}"]`;
  const absent = staff.page.locator(`${state}[value=absent]`);
  if (!(await absent.isVisible())) {
    for (let tries = 0; tries < 60 && !(await absent.isVisible()); ++tries) {
      await tabTo(staff.page, "main summary");
      await staff.page.keyboard.press("Enter");
      if (!(await absent.isVisible())) await staff.page.keyboard.press("Enter");
    }
  }
  await tabTo(staff.page, state);
  for (let steps = 0; steps < 7 && !(await absent.isChecked()); ++steps) await staff.page.keyboard.press("ArrowRight");
  await tabTo(staff.page, `[name="why.${me.id}"]`);
  await staff.page.keyboard.type("The list was mixed up.");
  await staff.page.keyboard.press("Enter");
  await staff.page.locator("main .alert").first().waitFor();
  assert.match(await flash(staff.page), /noted/);

  await student.page.reload();
  const row = student.page.locator("main li", { has: student.page.locator(`a[href="${address}"]`) });
  assert.match(await row.innerText(), /Absent/);
  await row.locator("summary", { hasText: "This is not right" }).click();
  await row.locator("[name=says]").fill("I sat in the second row.");
  await row.getByRole("button", { name: "Send" }).click();
  assert.match(await flash(student.page), /will look at it/);

  const cohort = await staff.page.locator(`.crumbs a[href*="/cohorts/"]`).last().getAttribute("href");
  await staff.page.goto(demo.base + cohort.replace("/timetable", ""));
  await staff.page.getByRole("link", { name: "Attendance" }).first().click();
  const objection = staff.page.locator("main li", { hasText: "I sat in the second row." });
  await objection.locator("[name=answer]").fill("You are right; we correct it.");
  await objection.getByRole("button", { name: "Answer" }).click();
  await objection.waitFor({ state: "detached" });

  await student.page.reload();
  assert.match(await row.innerText(), /Answered: You are right/);
  for (const one of [student, staff]) {
    await clean(one.page);
    assert.deepEqual(one.noted, []);
    await one.close();
  }
});

test("journey: a second factor is set up, and asked for at the next sign-in; a recovery code opens, too, once", async () => {
  const email = emailOf("Instructor");
  const { page, close } = await visitAs("Instructor", phone);
  await page.goto(demo.base + "/account");
  await page.getByRole("link", { name: "Set it up" }).click();
  const secret = (await page.locator("main code").first().innerText()).replaceAll(" ", "");
  await page.fill("[name=code]", "000000");
  await page.getByRole("button", { name: "Turn it on" }).click();
  assert.match(await page.locator("main").innerText(), /That code is not right/);
  const begun = Date.now() / 1000;
  await page.fill("[name=code]", totp(secret, begun));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const codes = await page.locator(".recovery-codes code").allInnerTexts();
  assert.equal(codes.length, 10);
  await clean(page);
  await signOut(page);

  const answer = async (code) => {
    await signIn(page, demo.base, email, password, "?next=/account");
    await page.fill("[name=code]", code);
    await page.getByRole("button", { name: "Go on" }).click();
  };
  await answer(totp(secret, begun));
  assert.match(await page.locator("main").innerText(), /was used already/, "a code is taken once");
  await clean(page);
  await answer(totp(secret, begun + 30)); // the app's next one
  await page.waitForURL("**/account");
  await signOut(page);
  await answer(codes[0]);
  await page.waitForURL("**/account");
  assert.match(await page.locator("main").innerText(), /9 recovery codes are left/);
  await signOut(page);
  await answer(codes[0]);
  assert.match(await page.locator("main").innerText(), /not right, or was used already/);
  await close();
});

test("journey: signing in and looking through the calendar needs no JavaScript, at 390 pixels", async () => {
  const { page, close } = await open(browser, { ...phone, javaScriptEnabled: false, colorScheme: "dark" });
  await page.goto(demo.base + "/timetable?view=list");
  assert.match(page.url(), /\/sign-in\?next=/);
  await page.fill("[name=email]", emailOf("Student in module 4"));
  await page.fill("[name=password]", password);
  await page.getByRole("button", { name: "Sign in" }).click();
  assert.match(page.url(), /\/timetable\?view=list$/);
  await page.getByRole("link", { name: "Month", exact: true }).click();
  const shown = await page.locator("main h2").first().innerText();
  await page.locator(".cal-ways a").last().click();
  assert.notEqual(await page.locator("main h2").first().innerText(), shown);
  await page.getByRole("link", { name: "Week", exact: true }).click();
  await page.locator(".bottom-bar").getByRole("link", { name: "Programme" }).click();
  await page.locator("main article a").first().click();
  assert.ok(await page.locator("h1").isVisible());
  await page.locator(".bottom-bar").getByRole("button", { name: "More" }).click();
  await page.locator(".site-nav").getByRole("link", { name: "Your account" }).click();
  assert.equal(new URL(page.url()).pathname, "/account");
  await close();
});

for (const javaScriptEnabled of [true, false])
  test(`journey: somebody is found by keyboard, ${javaScriptEnabled ? "while one types" : "without JavaScript"}; a mentor does not find them`, async () => {
    const staff = await visitAs("Career specialist", { javaScriptEnabled });
    const { page } = staff;
    const somebody = (await cast(demo.base)).find((one) => one.role.startsWith("Student"));
    const [first] = somebody.name.split(" ");
    if (javaScriptEnabled) {
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.id), "everywhere");
    } else {
      await page.focus("#everywhere");
    }
    await page.keyboard.type("interview");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/find?q=interview");
    assert.ok((await page.locator("#found h2").allInnerTexts()).some((title) => title.startsWith("Programme")));
    if (javaScriptEnabled) await clean(page);
    await page.fill("#find-query", somebody.name.toUpperCase().slice(0, -1));
    if (!javaScriptEnabled) await page.keyboard.press("Enter");
    const link = page.locator(`#found a[href="/students/${somebody.id}"]`);
    await link.waitFor();
    assert.match(await page.locator("#found-say").innerText(), /person|people/);
    assert.equal(await page.evaluate(() => document.activeElement.id === "find-query"), javaScriptEnabled, "one types on");
    await page.setViewportSize(phone.viewport);
    await page.emulateMedia({ colorScheme: "dark" });
    if (javaScriptEnabled) await clean(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await link.click();
    assert.match(await page.locator("h1").innerText(), new RegExp(first));
    assert.deepEqual(staff.noted, []);
    await staff.close();

    const mentor = await visitAs("Mentor", { javaScriptEnabled });
    await mentor.page.goto(demo.base + "/find?q=" + encodeURIComponent(somebody.name));
    assert.match(await mentor.page.locator("#found").innerText(), /Nothing found/);
    if (javaScriptEnabled) await clean(mentor.page);
    await mentor.close();
  });
