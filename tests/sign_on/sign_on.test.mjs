import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import * as oidc from "./provider.mjs";
import * as oauth2 from "./hub.mjs";
import { Browser, freePort, open } from "./school.mjs";

let provider, hub, school, student, coach;
const people = {};  // at the provider

before(async () => {
  const port = await freePort();
  const back = (name) => `http://127.0.0.1:${port}/sign-on/${name}/callback`;
  provider = await oidc.start(people, back("id"));
  hub = await oauth2.start(back("hub"));
  process.env.CAIRN_TEST_SECRET = oidc.client.secret;
  process.env.CAIRN_HUB_SECRET = oauth2.client.secret;
  school = await open(port, {
    "id": `name = id\nlabel = Harbour ID\nkind = oidc\nissuer = ${provider.issuer}\nclient-id = ${oidc.client.id}\nclient-secret = env:CAIRN_TEST_SECRET\n`,
    "hub": `name = hub\nlabel = Hub\nkind = oauth2\nauthorization-endpoint = ${hub.base}/authorize\ntoken-endpoint = ${hub.base}/access_token\nuser-endpoint = ${hub.base}/user\nemails-endpoint = ${hub.base}/user/emails\nscopes = user:email\nclient-id = ${oauth2.client.id}\nclient-secret = env:CAIRN_HUB_SECRET\n`,
  });
  const of = (word) => school.people.find((one) => one.role.toLowerCase().includes(word));
  student = of("student");
  coach = of("specialist") ?? school.people.find((one) => one !== student);
});
after(async () => {
  assert.equal(await school.close(), 0);
  await provider.stop();
  await hub.stop();
});

let number = 0;
// Somebody new at the provider, who signs in there from now on.
function somebody(email, verified = true) {
  const name = "subject-" + ++number;
  people[name] = { email, email_verified: verified };
  provider.wanted.who = name;
  return name;
}
const begin = (path = "") => school.base + "/sign-on/id" + path;
const isCallback = (address) => new URL(address).pathname.endsWith("/callback");
// To the moment when the provider has sent the browser back.
async function sentBack(browser, path = "") {
  return (await browser.go(begin(path), isCallback)).address;
}
const isSignedIn = async (browser) => (await browser.ask(school.base + "/account")).status === 200;
async function refused(browser, address, sentence) {
  const answer = await browser.ask(address);
  assert.equal(answer.status, 422);
  assert.match(answer.html, sentence);
  assert.equal(await isSignedIn(browser), false);
}

test("the page that signs in has a button for each provider, which keeps where one wanted to go", async () => {
  const { html } = await new Browser().go(school.base + "/people/me");
  assert.match(html, /Sign in with Harbour ID/);
  assert.match(html, /href="\/sign-on\/hub\?next=%2Fpeople%2Fme"/);
});

test("somebody whose verified address the school has signs in, and is where they wanted to go", async () => {
  somebody(student.email);
  const browser = new Browser();
  const page = await browser.go(begin("?next=/people/me"));
  assert.equal(page.address, school.base + "/people/me");
  assert.equal(page.status, 200);
  assert.ok(page.html.includes(student.name));
  student.subject = provider.wanted.who;
});

test("afterwards they are known by their subject, whatever their address is there", async () => {
  people[provider.wanted.who] = { email: "moved@elsewhere.example", email_verified: false };
  const browser = new Browser();
  const page = await browser.go(begin("?next=/account"));
  assert.equal(page.status, 200);
  assert.match(page.html, /Accounts elsewhere/);
  assert.match(page.html, /Harbour ID/);
});

test("nobody is led to another host", async () => {
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    const page = await new Browser().go(begin("?next=" + encodeURIComponent(next)));
    assert.equal(page.address, school.base + "/", next);
  }
});

test("an attempt that came back is not used twice", async () => {
  const browser = new Browser();
  const address = await sentBack(browser);
  const again = browser.copy();
  assert.equal((await browser.ask(address)).status, 303);
  await refused(again, address, /used already/);
});

test("an attempt ends only in the browser that began it", async () => {
  const address = await sentBack(new Browser());
  await refused(new Browser(), address, /not begun in this browser/);
  const other = new Browser();
  await sentBack(other);
  await refused(other, address, /not begun in this browser/);
});

test("an attempt ends only at the provider it was begun with", async () => {
  const browser = new Browser();
  const address = await sentBack(browser);
  await refused(browser, address.replace("/sign-on/id/", "/sign-on/hub/"), /not begun in this browser/);
});

test("a token for another attempt is refused: its nonce is not this one's", async () => {
  const browser = new Browser();
  const leaving = new URL((await browser.ask(begin())).to);
  leaving.searchParams.set("nonce", "another");
  const { address } = await browser.go(leaving.href, isCallback);
  await refused(browser, address, /cannot be trusted/);
  assert.match(school.log(), /sign-on id: the token answers another attempt/);
});

test("a token that was changed on its way is refused", async () => {
  provider.tamper((body) => {
    const answer = JSON.parse(body);
    if (!answer.id_token) return body;
    const [head, payload, signature] = answer.id_token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url"));
    claims.sub = "subject-of-somebody-else";
    answer.id_token = [head, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
    return JSON.stringify(answer);
  });
  const browser = new Browser();
  await refused(browser, await sentBack(browser), /cannot be trusted/);
  assert.match(school.log(), /signature is not that of its issuer/);
});

test("a token that nobody signed is refused", async () => {
  provider.tamper((body) => {
    const answer = JSON.parse(body);
    if (!answer.id_token) return body;
    answer.id_token = Buffer.from('{"alg":"none"}').toString("base64url") + "." + answer.id_token.split(".")[1] + ".";
    return JSON.stringify(answer);
  });
  const browser = new Browser();
  await refused(browser, await sentBack(browser), /cannot be trusted/);
  provider.mend();
});

test("a code of another attempt is refused: its challenge is not this one's", async () => {
  const stolen = new URL(await sentBack(new Browser())).searchParams.get("code");
  const browser = new Browser();
  const address = new URL(await sentBack(browser));
  address.searchParams.set("code", stolen);
  await refused(browser, address.href, /took too long, or was used already/);
});

test("a code that was made up is refused, and the attempt with it", async () => {
  const browser = new Browser();
  const address = new URL(await sentBack(browser));
  address.searchParams.set("code", "made-up");
  await refused(browser, address.href, /took too long, or was used already/);
  await refused(browser, address.href, /used already/);
});

// The provider's clock alone goes so many seconds wrong.
async function withClock(seconds, work) {
  const real = Date.now;
  Date.now = () => real() + seconds * 1000;
  try {
    return await work();
  } finally {
    Date.now = real;
  }
}

test("a code that has expired is refused", async () => {
  const browser = new Browser();
  const address = await sentBack(browser);
  await withClock(120, () => refused(browser, address, /took too long, or was used already/));
  assert.match(school.log(), /the token endpoint answered 400, invalid_grant/);
});

test("a token that has expired, or is of tomorrow, is refused", async () => {
  for (const [seconds, log] of [[-3600, /the token has expired/], [3600, /the token was issued in the future/]])
    await withClock(seconds, async () => {
      const browser = new Browser();
      await refused(browser, await sentBack(browser), /cannot be trusted/);
      assert.match(school.log(), log);
    });
});

test("a callback that names another issuer is refused", async () => {
  const browser = new Browser();
  const address = new URL(await sentBack(browser));
  assert.equal(address.searchParams.get("iss"), provider.issuer);
  address.searchParams.set("iss", "https://evil.example");
  await refused(browser, address.href, /cannot be trusted/);
});

test("who does not allow it there is told so", async () => {
  provider.wanted.refuses = true;
  const browser = new Browser();
  await refused(browser, await sentBack(browser), /was not allowed there/);
  provider.wanted.refuses = false;
});

test("an address that is not verified opens nothing", async () => {
  somebody(coach.email, false);
  const browser = new Browser();
  await refused(browser, await sentBack(browser), /has not verified your e-mail address/);
});

test("somebody whom the school does not know is not let in, nor created", async () => {
  somebody("stranger@elsewhere.example");
  const browser = new Browser();
  await refused(browser, await sentBack(browser), /Nobody here is known/);
});

test("another account there with the same address opens nothing", async () => {
  somebody(student.email);
  const browser = new Browser();
  await refused(browser, await sentBack(browser), /belongs to another account/);
});

test("keys that the provider has changed are asked for again", async () => {
  provider.rotate();
  somebody(coach.email);
  const browser = new Browser();
  assert.equal((await browser.go(begin("?next=/account"))).status, 200);
});

// The form of a page that goes there, with the hidden fields that it carries.
function formOf(html, path) {
  const found = html.match(new RegExp(`<form[^>]*action="(${path})"[\\s\\S]*?</form>`));
  assert.ok(found, "there is a form for " + path);
  const fields = [...found[0].matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [tag.match(/name="([^"]*)"/)[1], tag.match(/value="([^"]*)"/)[1]]);
  return { address: school.base + found[1], fields: Object.fromEntries(fields) };
}

// What an authenticator app shows for a key (RFC 6238).
function appCode(key) {
  const bits = [...key].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const hash = createHmac("sha1", secret).update(step).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1e6).padStart(6, "0");
}

test("who has a second factor here is asked for it", async () => {
  const lead = school.people.find((one) => ![student, coach].includes(one) && !/administrator/i.test(one.role));
  somebody(lead.email);
  const browser = new Browser();
  const page = await browser.go(begin("?next=/account/second-factor"));
  const key = page.html.match(/<code>([A-Z2-7 ]+)<\/code>/)[1].replaceAll(" ", "");
  const setUp = formOf(page.html, "/account/second-factor");
  const done = await browser.ask(setUp.address, { ...setUp.fields, code: appCode(key) });
  const recovery = done.html.match(/<li><code>([^<]+)<\/code>/)[1];
  const other = new Browser();
  const asked = await other.go(begin("?next=/people/me"));
  assert.match(asked.html, /Your second factor/);
  assert.equal(await isSignedIn(other), false);
  const form = formOf(asked.html, "/sign-in/code");
  const answered = await other.ask(form.address, { ...form.fields, code: recovery });
  assert.equal(answered.to, school.base + "/people/me");
  assert.equal(await isSignedIn(other), true);
});

test("a link that its owner ends opens nothing, until they link it again", async () => {
  provider.wanted.who = student.subject;
  const browser = new Browser();
  const page = await browser.go(begin("?next=/account"));
  const change = (html, deed) => {
    const form = formOf(html, `/account/sign-on/[^"]+/${deed}`);
    return browser.ask(form.address, form.fields);
  };
  assert.equal((await change(page.html, "end")).status, 303);
  const other = new Browser();
  await refused(other, await sentBack(other), /You have ended the link/);
  const account = await browser.ask(school.base + "/account");
  assert.equal((await change(account.html, "restore")).status, 303);
  assert.equal((await new Browser().go(begin("?next=/account"))).status, 200);
});

test("a provider of GitHub's kind is asked for the primary, verified address", async () => {
  hub.wanted.user = { id: 583231, login: "octo", email: null };
  hub.wanted.emails = [
    { email: "octo@elsewhere.example", primary: false, verified: true },
    { email: student.email, primary: true, verified: true },
  ];
  const browser = new Browser();
  const page = await browser.go(school.base + "/sign-on/hub?next=/people/me");
  assert.equal(page.status, 200);
  assert.ok(page.html.includes(student.name));
});

test("there, too, an address that is not verified opens nothing", async () => {
  hub.wanted.user = { id: 7 };
  hub.wanted.emails = [{ email: coach.email, primary: true, verified: false }];
  const browser = new Browser();
  const { address } = await browser.go(school.base + "/sign-on/hub", isCallback);
  await refused(browser, address, /has not verified your e-mail address/);
});

test("a provider that hangs takes two turns, and who comes then is asked to try again", async () => {
  const browsers = [new Browser(), new Browser(), new Browser()];
  const addresses = [];
  for (const browser of browsers) addresses.push((await browser.go(school.base + "/sign-on/hub", isCallback)).address);
  let release, both;
  const released = new Promise((resolve) => (release = resolve)), arrived = new Promise((resolve) => (both = resolve));
  const before = hub.seen.length;
  hub.wanted.waits = (count) => (count === before + 2 && both(), released);
  const hanging = [browsers[0].ask(addresses[0]), browsers[1].ask(addresses[1])];
  await arrived;
  await refused(browsers[2], addresses[2], /Many people are signing in/);
  release();
  for (const answer of await Promise.all(hanging)) assert.match(answer.html, /has not verified your e-mail address/);
  hub.wanted.waits = null;
});

test("somebody who is deactivated is not let in", async () => {
  const admin = school.people.find((one) => /administrator/i.test(one.role));
  somebody(admin.email);
  const browser = new Browser();
  await browser.go(begin());
  const found = (await browser.ask(school.base + "/people?find=" + encodeURIComponent(student.email))).html.match(/href="(\/people\/[a-z0-9]{26})"/);
  assert.ok(found, "the student is listed");
  const page = await browser.ask(school.base + found[1] + "/deactivate");
  const form = formOf(page.html, found[1] + "/deactivate");
  assert.equal((await browser.ask(form.address, form.fields)).status, 303);
  provider.wanted.who = student.subject;
  const other = new Browser();
  await refused(other, await sentBack(other), /deactivated/);
});

test("no secret, code or name of a person is in the log", () => {
  const log = school.log().split("\n").filter((line) => line.includes("sign-on "));
  assert.ok(log.length > 5);
  for (const secret of [oidc.client.secret, oauth2.client.secret, "made-up", student.email, student.name, "gho_", "subject-"])
    assert.ok(!log.some((line) => line.includes(secret)), secret);
});

test("a provider that is down has a sentence, and is told of in the log", async () => {
  const browser = new Browser();
  const address = await sentBack(browser);
  await provider.stop();
  await refused(browser, address, /does not answer at this moment/);
  assert.match(school.log(), /sign-on id: 127\.0\.0\.1 gave no answer/);
});
