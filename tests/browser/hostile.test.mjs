// What pages of others and forms with more in them than we sent can do: nothing.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, open } from "./support.mjs";
import { Asker, become, startSchool } from "./school_support.mjs";

const password = "harbour lights";
let browser, demo;
before(async () => {
  [browser, demo] = await Promise.all([launch(), startSchool("demo")]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const nameOf = async (asker) => (await asker.ask("/people/me")).text.match(/<h1>([^<]+)/)?.[1];

test("hostile: a page of another origin cannot send our forms, not even with the visitor's cookie", async () => {
  const victim = await become(demo.base, "Student in module 1");
  const name = await nameOf(victim);
  const fields = { name: "Taken Over", zone: "America/Denver", pronouns: "", links: "" };
  const page_of = (action) =>
    `<!doctype html><title>Win</title><form method="post" action="${action}">${Object.entries(fields).map(([key, value]) => `<input name="${key}" value="${value}">`).join("")}<button>Win</button></form>`;
  const evil = createServer((request, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(page_of(demo.base + "/people/me/edit")));
  await new Promise((resolve) => evil.listen(0, resolve));
  const { page, close } = await open(browser);
  await page.context().addCookies([...victim.cookies].map(([key, value]) => ({ name: key, value, url: demo.base.replace("http:", "https:"), secure: true })));
  // Another port of the same machine counts as the same site, so the cookie comes along; another name is another site.
  for (const host of ["127.0.0.1", "localhost"]) {
    await page.goto(`http://${host}:${evil.address().port}/`);
    const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST"), page.locator("button").click()]);
    assert.ok([303, 403].includes(answer.status()), `${host}: ${answer.status()}`);
    if (host === "127.0.0.1") assert.equal(answer.status(), 403);
    await page.waitForLoadState();
    assert.equal(await nameOf(victim), name, host);
  }
  await close();
  evil.close();

  // A form of ours, stolen with all its keys, and sent from elsewhere.
  for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }])
    assert.equal((await victim.send("/people/me/edit", "/people/me/edit", fields, headers)).status, 403, JSON.stringify(headers));
  // One of our pages, but the keys of somebody else's session.
  const other = await become(demo.base, "Student in module 3");
  const theirs = (await other.ask("/people/me/edit")).text.match(/name="form" value="([^"]+)"/)[1];
  assert.equal((await victim.send("/people/me/edit", "/people/me/edit", { ...fields, form: theirs })).status, 403);
  assert.equal((await victim.ask("/people/me/edit", { method: "POST", form: fields })).status, 403);
  assert.equal(await nameOf(victim), name);
  // What is refused above is not refused because it never works.
  assert.equal((await victim.send("/people/me/edit", "/people/me/edit", { ...fields, name })).status, 303);
});

test("hostile: a cookie that was planted before the sign-in is worth nothing after it", async () => {
  const email = demo.said.match(/Career specialist: .*, (\S+)/)[1];
  const planted = "planted-by-somebody-else-0123456789";
  const asker = new Asker(demo.base);
  asker.cookies.set("__Host-cairn", planted);
  assert.equal((await asker.send("/sign-in", "/sign-in", { email, password })).status, 303);
  assert.notEqual(asker.cookies.get("__Host-cairn"), planted);
  assert.equal((await asker.ask("/account")).status, 200);

  const attacker = new Asker(demo.base);
  attacker.cookies.set("__Host-cairn", planted);
  assert.match((await attacker.ask("/account")).location ?? "", /^\/sign-in/);

  // Nor is a session of one's own that somebody else is made to sign in on; and a session ends with its sign-out.
  const before = asker.cookies.get("__Host-cairn");
  await asker.send("/account", "/sign-out");
  attacker.cookies.set("__Host-cairn", before);
  assert.match((await attacker.ask("/account")).location ?? "", /^\/sign-in/);
});

test("hostile: signing in leads to pages of this host alone", async () => {
  const email = demo.said.match(/Mentor: .*, (\S+)/)[1];
  const evil = ["//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "/%0d%0aSet-Cookie:x=1", "javascript:alert(1)", "/\t/evil.example", "///evil.example", "/./\\evil.example"];
  for (const next of evil) {
    const asker = new Asker(demo.base);
    const { status, location } = await asker.send("/sign-in?next=" + encodeURIComponent(next), "/sign-in", { email, password });
    assert.equal(status, 303, next);
    const to = new URL(location, demo.base);
    assert.equal(to.origin, demo.base, `${next} leads to ${location}`);
  }
  // Sent in the form itself, too; and what is a page of ours is kept.
  const asker = new Asker(demo.base);
  assert.equal((await asker.send("/sign-in", "/sign-in", { email, password, next: "//evil.example" })).location, "/");
  assert.equal((await new Asker(demo.base).send("/sign-in?next=%2Ftimetable%3Fview%3Dlist", "/sign-in", { email, password })).location, "/timetable?view=list");
});

test("hostile: more fields in a form than it has change nothing more", async () => {
  const student = await become(demo.base, "Student in module 3");
  const other = await become(demo.base, "Student in module 4");
  const facts = async (asker) => (await asker.ask("/people/me")).text.match(/<main[\s\S]*<\/main>/)[0].replace(/<input[^>]*>/g, "");
  const name = await nameOf(student);
  const zone = (await student.ask("/people/me/edit")).text.match(/<option value="([^"]+)" selected/)[1];
  const own = { name, zone, pronouns: "", links: "" };
  assert.equal((await student.send("/people/me/edit", "/people/me/edit", own)).status, 303);
  await student.ask("/people/me"); // which says, once, that it was saved
  const [before, untouched] = [await facts(student), await facts(other)];
  const sent = await student.send("/people/me/edit", "/people/me/edit", {
    ...own,
    role: "administrator", roles: "administrator", "roles[]": "administrator", id: other.id, person: other.id, person_id: other.id,
    email: "mine@evil.example", external_id: "x", password: "x", deactivated_at: "", created_at: "2000-01-01", is_administrator: "1", staff_need_second_factor: "1",
  });
  assert.equal(sent.status, 303);
  await student.ask("/people/me");
  assert.equal(await facts(student), before);
  assert.equal(await facts(other), untouched);
  for (const path of ["/outbox", "/people/school", `/people/${other.id}/edit`, `/people/${other.id}`]) assert.equal((await student.ask(path)).status, 404, path);
});
