// Served schools, those who sign in to them, and which pages there are.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setCookies } from "../support/set_cookies.mjs";

// A school in a temporary folder: `cairn serve` or `cairn demo`. base has no slash at its end; said is what it printed.
export async function startSchool(command, ...more) {
  const folder = mkdtempSync(join(tmpdir(), "cairn-school-"));
  const process_ = spawn(process.env.CAIRN, [command, "--listen", "127.0.0.1:0", "--database", `sqlite:${folder}/cairn.db`, ...more], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise((resolve) => process_.on("exit", resolve));
  process_.stderr.on("data", (bytes) => (said += bytes));
  const complete = command === "serve" ? /set-up\?token=\S+\n/ : /serves the school/;
  await new Promise((resolve, reject) => {
    process_.stdout.on("data", (bytes) => complete.test((said += bytes)) && resolve());
    process_.on("exit", (status) => reject(new Error(`cairn ${command} ended with ${status}: ${said}`)));
  });
  return {
    base: said.match(/(http:\/\/127\.0\.0\.1:\d+)\/ serves/)[1],
    said,
    async stop() {
      process_.kill("SIGTERM");
      assert.equal(await ended, 0, said);
      rmSync(folder, { recursive: true });
    },
  };
}

// Somebody who asks without a browser: keeps cookies, follows nothing.
export class Asker {
  cookies = new Map();
  constructor(base) {
    this.base = base;
  }
  async ask(path, { method = "GET", form = null, headers = {} } = {}) {
    const answer = await fetch(this.base + path, {
      method,
      redirect: "manual",
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "), ...headers },
      ...(form === null ? {} : { body: form instanceof FormData ? form : new URLSearchParams(form) }),
    });
    for (const line of setCookies(answer.headers)) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      if (/Max-Age=0/.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get("location"), type: answer.headers.get("content-type") ?? "", text: await answer.text() };
  }
  // Sends the first form of a page that goes to the action, with its hidden fields and more; a Blob goes as a file.
  async send(page, action, fields = {}, headers = {}) {
    const { text } = await this.ask(page);
    const forms = text.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
    const form = forms.find((one) => one.includes(`action="${action}"`));
    assert.ok(form, `${page} has a form to ${action}`);
    const all = { ...hiddenFields(form), ...fields };
    if (!Object.values(all).some((value) => value instanceof Blob)) return this.ask(action, { method: "POST", form: all, headers });
    const parts = new FormData();
    for (const [name, value] of Object.entries(all)) value instanceof Blob ? parts.append(name, value, "upload.csv") : parts.append(name, value);
    return this.ask(action, { method: "POST", form: parts, headers });
  }
}
export const hiddenFields = (html) =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));

// Who may be in the demo, as its sign-in page offers them: [{id, name, role}].
export async function cast(base) {
  const { text } = await new Asker(base).ask("/sign-in");
  return [...text.matchAll(/name="person" value="(\w+)"[\s\S]*?person-name"><bdi>([^<]+)<\/bdi>[\s\S]*?person-note">([^<]+)</g)].map(
    ([, id, name, role]) => ({ id, name, role }),
  );
}
export async function become(base, role) {
  const part = (await cast(base)).find((one) => one.role.startsWith(role));
  assert.ok(part, `the demo has a ${role}`);
  const asker = new Asker(base);
  const answer = await asker.send("/sign-in", "/demo/become", { person: part.id });
  assert.equal(answer.status, 303);
  await asker.ask("/"); // which says, once, who one is now
  return Object.assign(asker, part);
}

// ---- which pages there are: tests/guards/guards.txt, which holds every route by a test of its own ----

const table = readFileSync(new URL("../guards/guards.txt", import.meta.url), "utf8").trim().split("\n");
export const columns = table[0].trim().split(/\s+/).slice(2); // nobody administrator lead …
const rows = table.slice(1).map((line) => {
  const [method, pattern, whose, ...answers] = line.trim().split(/\s+/);
  return { method, pattern, whose, answers: Object.fromEntries(columns.map((column, i) => [column, answers[i]])) };
});
// The patterns of GET that a role is shown a page of, own or another's.
export const patternsOf = (role) => [...new Set(rows.filter((row) => row.method === "GET" && row.answers[role] === "page").map((row) => row.pattern))];

const all = [...new Set(rows.filter((row) => row.method === "GET").map((row) => row.pattern))];
const isParameter = (part) => part.startsWith(":") || part.startsWith("*");
// The pattern that a path is answered by: word by word, a word goes before a parameter.
export function patternOf(path) {
  const parts = path.split("/");
  const fits = (pattern) => {
    const its = pattern.split("/");
    const rest = its.at(-1).startsWith("*");
    if (rest ? parts.length < its.length : parts.length !== its.length) return false;
    return its.every((part, i) => (isParameter(part) ? parts[i] !== "" : part === parts[i]));
  };
  const rank = (pattern) => pattern.split("/").map((part) => (part.startsWith("*") ? "2" : part.startsWith(":") ? "1" : "0")).join("");
  return all.filter(fits).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

const mostOfOneKind = 12;
// Follows the links from the start, and gives {pattern: path} for every pattern that was shown as a page; with a path of
// "" when what is there is a file. Stops once all the wanted ones are found.
export async function crawl(asker, wanted, from = ["/"]) {
  const found = new Map();
  const taken = new Map();
  const known = new Set(from);
  const queue = [...from];
  while (queue.length > 0 && wanted.some((pattern) => !found.has(pattern))) {
    const path = queue.shift();
    const pattern = patternOf(path.split("?")[0]);
    const { status, type, text } = await asker.ask(path);
    if (status === 200 && !type.startsWith("text/html") && !found.has(pattern)) found.set(pattern, "");
    if (status !== 200 || !type.startsWith("text/html")) continue;
    if (!found.has(pattern)) found.set(pattern, path);
    for (const [, href] of text.matchAll(/\shref="([^"#]+)/g)) {
      const to = new URL(href.replaceAll("&amp;", "&"), asker.base + path);
      if (to.origin !== asker.base || known.has(to.pathname)) continue;
      const kind = patternOf(to.pathname);
      if (!kind || (taken.get(kind) ?? 0) >= mostOfOneKind) continue;
      taken.set(kind, (taken.get(kind) ?? 0) + 1);
      known.add(to.pathname);
      if (found.has(kind)) queue.push(to.pathname);
      else queue.unshift(to.pathname);
    }
  }
  return found;
}
