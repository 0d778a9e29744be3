// Every href, src and fragment in every exported page leads somewhere; nothing is loaded from another host; ids are
// unique. Prints what is wrong, then "N passed, N failed" (a page is one test).
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";

const root = process.argv[2];
const unescaped = (text) =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const pages = filesBelow(root).filter((path) => path.endsWith(".html"));
const ids = new Map();
const idsOf = (path) => {
  if (!ids.has(path)) ids.set(path, [...readFileSync(path, "utf8").matchAll(/<[^>]*\sid="([^"]*)"/g)].map((match) => unescaped(match[1])));
  return ids.get(path);
};

function problemsOf(path) {
  const problems = [];
  const html = readFileSync(path, "utf8");
  const own = idsOf(path);
  for (const id of own) if (own.indexOf(id) !== own.lastIndexOf(id)) problems.push(`id twice: ${id}`);
  if (/\son[a-z]+\s*=\s*"/i.test(html.replace(/"[^"]*"/g, '""')) || /\sstyle="/.test(html)) problems.push("a handler or a style attribute");
  for (const [, tag, attributes] of html.matchAll(/<([a-z]+)((?:\s[^<>]*?)?)>/g))
    for (const [, name, value] of attributes.matchAll(/\s(href|src)="([^"]*)"/g)) {
      const target = unescaped(value);
      const outside = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
      if (outside && (tag !== "a" || name !== "href")) problems.push(`loads ${target}`);
      if (outside || (path === join(root, "404.html") && target.startsWith("/"))) continue;
      if (target.startsWith("/")) {
        problems.push(`leads to the root of the host: ${target}`);
        continue;
      }
      const [address, fragment] = target.split("#");
      const there = address === "" ? path : normalize(join(dirname(path), decodeURIComponent(address.split("?")[0])));
      const file = there.endsWith(sep) ? there + "index.html" : there;
      if (relative(root, file).startsWith("..")) problems.push(`leaves the site: ${target}`);
      else if (!existsSync(file) && !existsSync(join(file, "index.html"))) problems.push(`leads nowhere: ${target}`);
      else if (fragment && file.endsWith(".html") && !idsOf(file).includes(decodeURIComponent(fragment))) {
        // Authors' own broken fragments are what "cairn check" reports; in Cairn's own pages there is none.
        if (!process.env.STRICT_FRAGMENTS && !html.includes('class="own-page"')) continue;
        problems.push(`no such place: ${target}`);
      }
    }
  return problems;
}

let failed = 0;
for (const path of pages) {
  const problems = problemsOf(path);
  if (problems.length === 0) continue;
  ++failed;
  for (const problem of problems) console.log(`${relative(root, path)}: ${problem}`);
}
console.log(`${pages.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
