// The place of a page that a query hits, read from the page itself when its result is shown.
import { common, isOneLetterOff, stemOf, wordsOf } from "./search_words";

const longest = 170, shortest = 25;
const pages = new Map<string, Promise<string[]>>();

function textsOf(address: string): Promise<string[]> {
  let found = pages.get(address);
  if (!found) {
    found = fetch(address).then(async (answer) => {
      if (!answer.ok) return [];
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const blocks = page.querySelectorAll("article :is(p, li, td, dd):not(.page-place, .aims, .how, .panel *, .facts *, .see-also)");
      return [...blocks].slice(0, 600).filter((block) => !block.querySelector("p, li")).map((block) => (block.textContent ?? "").replace(/\s+/g, " ").trim()).filter((text) => text.length >= shortest);
    });
    found.catch(() => pages.delete(address));
    pages.set(address, found);
  }
  return found;
}

const hits = (word: string, wanted: string[]): boolean => {
  const [folded] = wordsOf(word);
  return folded !== undefined && wanted.some((one) => folded === one || (one.length > 2 && folded.startsWith(one)) || (stemOf(one) !== "" && folded.startsWith(stemOf(one))) || (one.length > 4 && isOneLetterOff(folded, one)));
};
// A number tells less than a word.
const worthOf = (word: string): number => (/^\d/.test(word) ? 0.25 : 1);

// The text around the first hit, the words that were looked for marked; null when the page's text has none of them.
export async function excerptOf(address: string, query: string): Promise<HTMLElement | null> {
  const wanted = wordsOf(query).filter((word) => !common.has(word));
  let best = "", most = 0;
  for (const text of await textsOf(address)) {
    const found = wanted.filter((one) => wordsOf(text).some((word) => hits(word, [one]))).reduce((sum, one) => sum + worthOf(one), 0);
    if (found > most) [best, most] = [text, found];
  }
  if (most < 1) return null;
  const parts = best.split(/([\p{L}\p{N}]+)/u);
  const telling = wanted.filter((word) => worthOf(word) === 1);
  const first = Math.max(0, parts.findIndex((part) => hits(part, telling)));
  let begin = first;
  for (let length = 0; begin > 0 && length + parts[begin - 1].length < longest / 3; --begin) length += parts[begin - 1].length;
  if (begin > 0 && !/\p{L}|\p{N}/u.test(parts[begin])) ++begin;  // the text begins with a word
  const out = document.createElement("span");
  out.className = "result-excerpt";
  if (begin > 0) out.append("… ");
  let length = 0, at = begin;
  for (; at < parts.length && length < longest; ++at) {
    length += parts[at].length;
    if (!hits(parts[at], wanted)) {
      out.append(parts[at]);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = parts[at];
    out.append(mark);
  }
  if (at < parts.length) out.append(" …");
  return out;
}
