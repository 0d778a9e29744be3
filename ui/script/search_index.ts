// The files that src/compiler/site/search_index.h describes, read as a query needs them.
import { isOneLetterOff, stemOf, wantedBy, type Wanted } from "./search_words";

interface Manifest {
  pages: number;
  per: number;
  shards: string[];
}
type Shard = Record<string, number[]>;
type PageRow = [title: string, address: string, trail: string];
type Scores = Map<number, number>;
export interface Hit {
  title: string;
  address: string;
  trail: string;
}

const most_shards = 6, short_index = 8, shortest_typo = 5;

// Pages that both have; their worth is added.
function both(a: Scores, b: Scores): Scores {
  const out: Scores = new Map();
  a.forEach((score, page) => {
    const more = b.get(page);
    if (more !== undefined) out.set(page, score + more);
  });
  return out;
}

function merge(into: Scores, other: Scores, worth: number): void {
  other.forEach((score, page) => into.set(page, Math.max(into.get(page) ?? 0, score * worth)));
}

export class Index {
  private readonly files = new Map<string, Promise<unknown>>();
  constructor(private readonly folder: string) {}

  private read<T>(name: string): Promise<T> {
    let file = this.files.get(name);
    if (!file) {
      file = fetch(this.folder + name).then((answer) => {
        if (!answer.ok) throw new Error(name + ": " + answer.status);
        return answer.json();
      });
      file.catch(() => this.files.delete(name));
      this.files.set(name, file);
    }
    return file as Promise<T>;
  }

  // The pages that have all that is wanted, or words that begin with it; the best first.
  async search(query: string, most: number): Promise<Hit[]> {
    const manifest = await this.read<Manifest>("manifest.json");
    const wanted = wantedBy(query);
    if (wanted.length === 0) return [];
    const found = await Promise.all(wanted.map((one) => this.pagesWanted(manifest, one)));
    const scores = found.reduce(both);
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
    return Promise.all(
      best.map(async ([page]) => {
        const rows = await this.read<PageRow[]>(`pages-${Math.floor(page / manifest.per)}.json`);
        const [title, address, trail] = rows[page % manifest.per];
        return { title, address, trail };
      }),
    );
  }

  private async pagesWanted(manifest: Manifest, wanted: Wanted): Promise<Scores> {
    const out: Scores = new Map();
    if (wanted.place) merge(out, await this.pagesWith(manifest, wanted.place, true), 5);
    for (const way of wanted.ways) {
      const found = await Promise.all(way.map((word) => this.pagesWith(manifest, word, /^\d/.test(word) || wanted.place !== undefined)));
      merge(out, found.reduce(both), 1);
    }
    return out;
  }

  // The numbers of the shards in which words that begin so may stand.
  private shardsOf({ shards }: Manifest, beginning: string): number[] {
    let first = 0;
    while (first + 1 < shards.length && shards[first + 1] <= beginning) ++first;
    const numbers = [first];
    for (let i = first + 1; i < shards.length && numbers.length < most_shards && shards[i].startsWith(beginning); ++i) numbers.push(i);
    return numbers;
  }

  private readShards(numbers: number[]): Promise<Shard[]> {
    return Promise.all(numbers.map((i) => this.read<Shard>(`words-${i}.json`)));
  }

  private async pagesWith(manifest: Manifest, word: string, whole: boolean): Promise<Scores> {
    if (manifest.shards.length === 0) return new Map();
    const scores: Scores = new Map();
    const collect = (shards: Shard[], worthOf: (term: string) => number): void => {
      for (const shard of shards)
        for (const [term, postings] of Object.entries(shard)) {
          const worth = worthOf(term);
          if (worth > 0) for (const posting of postings) scores.set(posting >> 4, Math.max(scores.get(posting >> 4) ?? 0, (posting & 15) * worth));
        }
    };
    const stem = whole ? "" : stemOf(word);
    collect(await this.readShards(this.shardsOf(manifest, stem || word)), (term) =>
      term === word ? 1 : whole ? 0 : term.startsWith(word) ? 0.4 : stem && term.startsWith(stem) ? 0.3 : 0);
    if (scores.size > 0 || whole || word.length < shortest_typo) return scores;
    // Nothing: a letter may be wrong; in a long index one behind the first.
    const all = manifest.shards.length <= short_index;
    const near = all ? manifest.shards.map((_, i) => i) : this.shardsOf(manifest, word[0]);
    collect(await this.readShards(near), (term) =>
      isOneLetterOff(term, word) ? 0.5 : term.length > word.length && (isOneLetterOff(term.slice(0, word.length), word) || isOneLetterOff(term.slice(0, word.length + 1), word)) ? 0.2 : 0);
    return scores;
  }
}
