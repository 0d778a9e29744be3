// Follows every link, picture, script and style sheet of exported sites:  node follow.mjs FOLDER...
//   Each address inside the site is relative (the site may lie below any path) and leads to a file that is there; its
//   fragment to an id that is there (but for those in the file $TOLD, of which the authors are told). Nothing is loaded
//   from another host. Ids are unique on a page. From index.html every page can be reached. Prints what fails, then
//   "N passed, N failed": one for each address and each page.
import fs from 'node:fs';
import path from 'node:path';

const told = new Set(fs.existsSync(process.env.TOLD ?? '') ? fs.readFileSync(process.env.TOLD, 'utf8').split('\n') : []);
let passed = 0;
const failures = [];
const judge = (good, what) => (good ? passed++ : failures.push(what));

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text) =>
  text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (all, name) =>
    name[0] !== '#' ? (named[name] ?? all)
      : String.fromCodePoint(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)));

// The tags of a page with their attributes; what stands in comments, scripts and styles is no tag.
function tagsOf(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2\s*>/gi, '$1');
  return [...bare.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>\/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi)].map(
    ([, name, rest]) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        [...rest.matchAll(/([^\s=>\/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(([, key, a, b, c]) => [
          key.toLowerCase(), decoded(a ?? b ?? c ?? '')])),
    }));
}

function filesBelow(folder, inside = '') {
  return fs.readdirSync(path.join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(inside, entry.name);
    return entry.isDirectory() ? filesBelow(folder, name) : [name];
  });
}

// What a tag leads to (followed) or makes the browser fetch at once (loaded).
function addressesOf({ name, attributes: a }) {
  const loads = name !== 'a' && name !== 'area' && !(name === 'link' && /canonical|alternate/.test(a.rel ?? ''));
  const out = [];
  for (const key of ['href', 'src', 'poster', 'data', 'action']) if (key in a) out.push([a[key], loads]);
  for (const part of (a.srcset ?? '').split(',')) if (part.trim()) out.push([part.trim().split(/\s+/)[0], true]);
  return out;
}

function follow(site) {
  const files = new Set(filesBelow(site));
  const pages = new Map();
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const tags = tagsOf(fs.readFileSync(path.join(site, file), 'utf8'));
    const ids = tags.flatMap((tag) => ('id' in tag.attributes ? [tag.attributes.id] : []));
    judge(new Set(ids).size === ids.length, `${file}: ids twice: ${ids.filter((id, i) => ids.indexOf(id) !== i).slice(0, 5)}`);
    pages.set(file, { tags, ids: new Set(ids), leadsTo: new Set() });
  }
  for (const [file, page] of pages) {
    for (const [address, loaded] of page.tags.flatMap(addressesOf)) {
      if (/^(mailto|tel):/i.test(address) || (loaded && address.startsWith('data:image/'))) continue;
      if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
        judge(!loaded && /^https?:/i.test(address), `${file}: ${loaded ? 'loads' : 'leads to'} ${address}`);
        continue;
      }
      if (address.startsWith('/') && file !== '404.html') {
        judge(false, `${file}: ${address} is not relative`);
        continue;
      }
      const [rest, fragment] = address.split('#', 2);
      const target = decodeURIComponent(rest.split('?', 1)[0]);
      let to = target === '' ? file : path.posix.normalize(
        address[0] === '/' ? target.slice(1) || '.' : path.posix.join(path.posix.dirname(file), target));
      if (to.endsWith('/') || to === '.') to = path.posix.join(to, 'index.html');
      judge(files.has(to), `${file}: ${address} leads nowhere`);
      if (!pages.has(to)) continue;
      page.leadsTo.add(to);
      if (fragment && !told.has(`${file}#${fragment}`))
        judge(pages.get(to).ids.has(decodeURIComponent(fragment)) || pages.get(to).ids.has(fragment), `${file}: ${address} has no such place`);
    }
  }
  const reached = new Set(['index.html']);
  for (const file of reached) for (const next of pages.get(file)?.leadsTo ?? []) reached.add(next);
  for (const [file, { tags }] of pages) {
    const redirects = tags.some((tag) => tag.name === 'meta' && /refresh/i.test(tag.attributes['http-equiv'] ?? ''));
    if (file !== '404.html' && !redirects) judge(reached.has(file), `${file} cannot be reached from index.html`);
  }
  return [pages.size, files.size];
}

for (const site of process.argv.slice(2)) {
  const [pages, files] = follow(site);
  console.log(`${path.basename(site)}: ${pages} pages, ${files} files`);
  if (pages === 0) failures.push(`${site} has no pages`);
}
for (const failure of failures.slice(0, 40)) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
