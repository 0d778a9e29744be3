// What a query asks for, in the words that the index has.
export const common = new Set(
  "about after all also an and any are as at be been before but by can could do does each for from had has have he her his how if in into is it its just like may more most my no not of on one or our out she so some than that the their them then there they thi this those to was we what when where which who will with you".split(" "),
);

// As src/compiler/site/words.cpp folds them.
export function wordsOf(text: string): string[] {
  const folded = text
    .toLowerCase()
    .replaceAll("ß", "s")
    .replaceAll("æ", "a")
    .replaceAll("ø", "o")
    .replaceAll("œ", "o")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word));
}

// One thing that a page must have: all words of one of the ways to say it. A place ("week3") is what pages are found by
// that lie there, and worth more than its words.
export interface Wanted {
  place?: string;
  ways: string[][];
}

const numerals = ["", "i", "ii", "iii", "iv", "v", "vi"];
const digitsOf = (word: string): string => {
  const at = word === "" ? -1 : numerals.indexOf(word);
  return at > 0 ? String(at) : word;
};
// A single letter is no word of the index.
const waysToWrite = (number: string): string[] => [number, numerals[Number(number)] ?? ""].filter((word) => /^\d/.test(word) || word.length > 1);

export function wantedBy(query: string): Wanted[] {
  const words = wordsOf(query);
  const wanted: Wanted[] = [];
  for (let i = 0; i < words.length; ++i) {
    const word = words[i];
    const number = i + 1 < words.length ? digitsOf(words[i + 1]) : "";
    if (/^(week|module|level|part)$/.test(word) && /^\d+$/.test(number)) {
      wanted.push({ place: word + number, ways: waysToWrite(number).map((way) => [word, way]) });
      ++i;
    } else {
      const digits = digitsOf(word);
      wanted.push({ ways: (/^\d+$/.test(digits) ? waysToWrite(digits) : [word]).map((way) => [way]) });
    }
  }
  const telling = wanted.filter((one) => one.ways.some((way) => way.some((word) => !common.has(word) && word.length > 1)) || one.place || /^\d/.test(one.ways[0]?.[0] ?? ""));
  return telling.length > 0 ? telling : wanted.filter((one) => one.ways.length > 0);
}

// Whether one letter more, less, other or swapped makes one word of the other.
export function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) ++from;
  if (a.length === b.length)
    return a.slice(from + 1) === b.slice(from + 1) || (a[from] === b[from + 1] && a[from + 1] === b[from] && a.slice(from + 2) === b.slice(from + 2));
  return a.length > b.length ? a.slice(from + 1) === b.slice(from) : a.slice(from) === b.slice(from + 1);
}

// The common beginning of a word's forms: "negotiat" of negotiate and negotiation, "salar" of salaries. "" when nothing
// of English hangs on it, or little would be left.
const endings = ["ations", "ation", "ating", "ated", "ates", "ions", "ion", "ings", "ing", "ied", "ies", "ie", "ed", "es", "er", "y", "e"];
export function stemOf(word: string): string {
  for (const ending of endings) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length) + (ending.startsWith("at") ? "at" : "");
    return stem.length >= 5 ? stem : "";
  }
  return "";
}
