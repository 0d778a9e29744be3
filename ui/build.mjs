// Bundles what pages load: node ui/build.mjs OUT. Written there: cairn.css, theme.js, site.js, preview.js for the compiled
// site; school.css, school.js for the pages of the school, which take theme.js, too; fonts, icon.
//
// Tabler's style sheet is cut down to the rules whose classes our own templates, sources and scripts name, and to the
// variables and animations that those rules use, so that a phone loads a tenth of it.
import { existsSync, readFileSync, writeFileSync, mkdirSync, readdirSync, copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import postcss from "postcss";

const ui = dirname(fileURLToPath(import.meta.url));
const root = dirname(ui);
const packageFile = (name, path) => join(dirname(createRequire(import.meta.url).resolve(name + "/package.json")), path);
const out = process.argv[2];
mkdirSync(out, { recursive: true });

const filesIn = (folder, ends) => readdirSync(folder).filter((name) => name.endsWith(ends)).map((name) => join(folder, name));
const filesBelow = (folder, ends) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ends)).map((name) => join(folder, name)) : [];
const read = (path) => readFileSync(path, "utf8");

// Every word that may be a class: whatever templates and scripts contain, and the lines of sources that hold a string.
// The rooms' files hold much prose and SQL, so there a word counts only in a class attribute, or as the name of an icon.
function wordsOf(files) {
  const words = new Set();
  for (const file of files) {
    if (/src\/(rooms|app)\//.test(file) && !/\/(preview|diagnostics_page)\.cpp$/.test(file)) {
      for (const [part] of read(file).matchAll(/class=\\?"[^"\\]*|\bicon-[\w-]+/g))
        for (const word of part.replace("class=", "").match(/[A-Za-z][\w-]*/g) ?? []) words.add(word);
      continue;
    }
    const lines = read(file).split("\n");
    const telling = /\.(cpp|h)$/.test(file) ? lines.filter((line) => line.includes('"')).map((line) => line.replace(/(^|\s)\/\/.*/, "")) : lines;
    for (const word of telling.join("\n").match(/[A-Za-z][\w-]*/g) ?? []) words.add(word);
  }
  return words;
}
const siteFiles = [
  ...filesIn(ui, ".html"),
  ...filesIn(join(ui, "script"), ".ts"),
  ...filesIn(join(root, "src/compiler/site"), ".cpp"),
  ...["preview.cpp", "diagnostics_page.cpp"].map((name) => join(root, "src/app", name)),
];
const schoolFiles = [
  ...filesIn(join(ui, "school"), ".html"),
  ...filesBelow(join(ui, "script"), ".ts"),
  ...filesIn(join(root, "src/platform/html"), ".cpp"),
  join(root, "src/platform/html/tone.h"),
  join(root, "src/platform/html/parts.h"),
  ...filesBelow(join(root, "src/app"), ".cpp"),
  ...filesBelow(join(root, "src/rooms"), ".html"),
  ...filesBelow(join(root, "src/rooms"), ".cpp"),
].filter((file) => !file.endsWith("_test.cpp"));

const classesOf = (selector) => [...selector.matchAll(/\.((?:\\.|[\w-])+)/g)].map((match) => match[1].replaceAll("\\", ""));

function cutDown(css, words) {
  const wanted = (selector) => classesOf(selector).every((name) => words.has(name));
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes")) return;
    const kept = rule.selectors.filter(wanted);
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  sheet.walkComments((comment) => comment.remove());
  return sheet;
}

// Variables that nothing reads any more, until none is left.
function dropUnread(sheet) {
  for (let dropped = true; dropped; ) {
    dropped = false;
    const uses = new Set();
    sheet.walkDecls((one) => {
      for (const match of one.value.matchAll(/var\(\s*(--[\w-]+)/g)) uses.add(match[1]);
    });
    sheet.walkDecls(/^--/, (one) => {
      if (uses.has(one.prop)) return;
      one.remove();
      dropped = true;
    });
  }
  const animations = new Set();
  sheet.walkDecls(/^(-webkit-)?animation/, (one) => one.value.split(/[\s,]+/).forEach((word) => animations.add(word)));
  sheet.walkAtRules(/keyframes$/, (rule) => {
    if (!animations.has(rule.params)) rule.remove();
  });
  for (let emptied = true; emptied; ) {
    emptied = false;
    sheet.walk((node) => {
      if ((node.type === "rule" || (node.type === "atrule" && node.nodes)) && node.nodes.length === 0) {
        node.remove();
        emptied = true;
      }
    });
  }
}

// Dark follows the system also without a script: what Tabler says for [data-bs-theme=dark] holds in the media query too.
function darkWithoutScript(sheet) {
  const copies = [];
  sheet.walkRules(/\[data-bs-theme=["']?dark["']?\]/, (rule) => {
    if (rule.parent.type === "atrule" && /prefers-color-scheme|print/.test(rule.parent.params)) return;
    const copy = rule.clone();
    copy.selectors = rule.selectors
      .filter((selector) => /\[data-bs-theme=["']?dark["']?\]/.test(selector))
      .map((selector) => {
        const rest = selector.replace(/^(:root|html|body)?\[data-bs-theme=["']?dark["']?\]/, "");
        return ":root:not([data-bs-theme])" + rest;
      });
    const media = postcss.atRule({ name: "media", params: "(prefers-color-scheme: dark)" });
    media.append(copy);
    copies.push([rule, media]);
  });
  for (const [rule, media] of copies) {
    const outermost = rule.parent.type === "root" ? rule : rule.parent;
    outermost.after(media);
  }
}

function icons(words) {
  let css = ".icon{display:inline-block;width:1.25em;height:1.25em;flex:none;vertical-align:-.25em;background:currentColor;-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat}\n";
  for (const word of [...words].filter((name) => name.startsWith("icon-")).sort()) {
    let svg;
    try {
      svg = read(createRequire(import.meta.url).resolve(`@tabler/icons/outline/${word.slice(5)}.svg`));
    } catch {
      continue;
    }
    svg = svg
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/\s+class="[^"]*"/, "")
      .replace(/<path stroke="none"[^>]*\/>/, "")
      .replace("currentColor", "#000")
      .replace(/\s+/g, " ")
      .replaceAll("> <", "><")
      .trim();
    const address = "data:image/svg+xml," + svg.replaceAll('"', "'").replaceAll("#", "%23").replaceAll("<", "%3C").replaceAll(">", "%3E");
    css += `.${word}{--icon:url("${address}")}\n`;
  }
  return css;
}

const target = ["chrome109", "firefox115", "safari16"];

function writeStyle(name, words, styles, more = "") {
  const sheet = postcss.root();
  sheet.append(cutDown(read(packageFile("@tabler/core", "dist/css/tabler.css")), words).nodes);
  sheet.append(postcss.parse(icons(words)).nodes);
  sheet.append(postcss.parse(styles.map(read).join("\n")).nodes);
  if (more) sheet.append(postcss.atRule({ name: "media", params: "(min-width: 62rem)", nodes: postcss.parse(more).nodes }));
  dropUnread(sheet);
  darkWithoutScript(sheet);
  const whole = join(out, "whole-" + name);
  writeFileSync(whole, sheet.toString());
  buildSync({ entryPoints: [whole], outfile: join(out, name), bundle: true, minify: true, external: ["*.woff2", "*.svg", "data:*"], target, logLevel: "warning" });
}

// Where a week's item stands: row and length in quarters of an hour, and its lane among those beside it; and how wide are the days.
function placesInAWeek() {
  let css = "";
  for (let n = 1; n <= 96; ++n) css += `.at-${n}{grid-row-start:${n}}.for-${n}{grid-row-end:span ${n}}`;
  for (let lanes = 1; lanes <= 3; ++lanes)
    for (let lane = 1; lane <= lanes; ++lane)
      css += `.lane-${lane}-of-${lanes}{grid-column:${(12 / lanes) * (lane - 1) + 1}/span ${12 / lanes}}`;
  for (let n = 1; n <= 7; ++n) css += `.week.full-${n}{--day-${n}:1.75fr}.week.free-${n}{--day-${n}:.5fr}`;
  return css;
}

const siteStyles = filesIn(join(ui, "style"), ".css").sort();
writeStyle("cairn.css", wordsOf(siteFiles), siteStyles);
writeStyle("school.css", wordsOf([...siteFiles, ...schoolFiles]), [...siteStyles, ...filesIn(join(ui, "style/school"), ".css").sort()], placesInAWeek());

for (const [name, entry] of [["theme", "theme"], ["site", "site"], ["preview", "preview"], ["school", "school/school"]])
  buildSync({
    entryPoints: [join(ui, "script", entry + ".ts")],
    outfile: join(out, name + ".js"),
    bundle: true,
    minify: true,
    format: "iife",
    target,
    logLevel: "warning",
    logOverride: { "direct-eval": "silent" }, // in htmx, and switched off there
  });
copyFileSync(packageFile("@fontsource-variable/inter", "files/inter-latin-wght-normal.woff2"), join(out, "text.woff2"));
copyFileSync(packageFile("@fontsource-variable/inter", "files/inter-latin-wght-italic.woff2"), join(out, "text-italic.woff2"));
copyFileSync(packageFile("@fontsource-variable/bricolage-grotesque", "files/bricolage-grotesque-latin-wght-normal.woff2"), join(out, "display.woff2"));
copyFileSync(packageFile("@fontsource-variable/inter", "files/inter-latin-ext-wght-normal.woff2"), join(out, "school.text-ext.woff2"));
copyFileSync(packageFile("@fontsource-variable/bricolage-grotesque", "files/bricolage-grotesque-latin-ext-wght-normal.woff2"), join(out, "school.display-ext.woff2"));
copyFileSync(join(ui, "icons/icon.svg"), join(out, "icon.svg"));
