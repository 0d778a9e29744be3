// A browser, a server for the exported files, and the page kinds that every check goes through.
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

export const site = process.env.SITE;

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

// Serves the exported files below a path, as a school's web space would.
export async function serve(prefix = "/pd/") {
  const server = createServer((request, answer) => {
    let path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (!path.startsWith(prefix)) return void answer.writeHead(404).end();
    path = path.slice(prefix.length);
    if (path === "" || path.endsWith("/")) path += "index.html";
    const file = join(site, path);
    if (!existsSync(file)) return void answer.writeHead(404, { "content-type": "text/html" }).end(readFileSync(join(site, "404.html")));
    answer.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });

// Chromium now and then never says that a context is closed. Nothing is asked of it any more and the browser's end takes
// it along, so it is not waited for without end.
export async function close(context) {
  let timer;
  const enough = new Promise((resolve) => (timer = setTimeout(resolve, 5_000)));
  await Promise.race([context.close(), enough]);
  clearTimeout(timer);
}

// A page that notes every console message above "info", every error, and every request that leaves the host.
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const noted = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && noted.push(message.text()));
  page.on("pageerror", (error) => noted.push(error.message));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "data:" && hostname !== "127.0.0.1") noted.push("left the host: " + request.url());
  });
  return { page, noted, close: () => close(context) };
}

const first = (folder) => folder + "/" + readdirSync(join(site, folder)).sort()[0];
export const kinds = {
  "start page": "index.html",
  "module page": "module-1/index.html",
  "week page": "module-1/week-2.html",
  "page with tables": "standards.html",
  "page with a task list": "practice/portfolio-checklist.html",
  "at a glance": "programme/index.html",
  "scope and sequence": "programme/module-1.html",
  competencies: "programme/competencies.html",
  competency: first("programme/competencies"),
  outcome: first("programme/outcomes"),
  rubric: "programme/rubric.html",
  deliverables: "programme/deliverables.html",
  "discussion guides": "programme/guides.html",
  "discussion guide": first("programme/guides"),
  "all pages": "programme/pages.html",
  search: "programme/search.html?q=network",
};

export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// All rules, or those that are named.
export async function violations(page, rules = null) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate((values) => {
    for (const one of document.getAnimations()) one.finish(); // colours are measured where they come to rest
    return axe.run(document, { resultTypes: ["violations"], ...(values ? { runOnly: { type: "rule", values } } : {}) });
  }, rules);
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).slice(0, 3).join(" | ")}`);
}
