// Search in the browser, over the files that src/compiler/site/search_index.h describes. Only the shards that the words
// need are read.
export {};

interface Manifest {
  pages: number;
  per: number;
  shards: string[];
}
type Shard = Record<string, number[]>;
type PageRow = [title: string, address: string, trail: string];
interface Hit {
  title: string;
  address: string;
  trail: string;
}

const common = new Set(
  "about after all also an and any are as at be been before but by can could do does each for from had has have he her his how if in into is it its just like may more most my no not of on one or our out she so some than that the their them then there they thi this those to was we what when where which who will with you".split(" "),
);

// As src/compiler/site/words.cpp folds them.
export function wordsOf(query: string): string[] {
  const folded = query
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

class Index {
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

  // The pages that have every word, or a word that begins with it; the best first.
  async search(query: string, most: number): Promise<Hit[]> {
    const manifest = await this.read<Manifest>("manifest.json");
    let words = wordsOf(query);
    if (words.some((word) => !common.has(word))) words = words.filter((word) => !common.has(word));
    if (words.length === 0) return [];
    const found = await Promise.all(words.map((word) => this.pagesWith(manifest, word)));
    let scores = found[0];
    for (const other of found.slice(1)) {
      const both = new Map<number, number>();
      scores.forEach((score, page) => {
        const more = other.get(page);
        if (more !== undefined) both.set(page, score + more);
      });
      scores = both;
    }
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
    return Promise.all(
      best.map(async ([page]) => {
        const rows = await this.read<PageRow[]>(`pages-${Math.floor(page / manifest.per)}.json`);
        const [title, address, trail] = rows[page % manifest.per];
        return { title, address, trail };
      }),
    );
  }

  private async pagesWith(manifest: Manifest, word: string): Promise<Map<number, number>> {
    const { shards } = manifest;
    let first = 0;
    while (first + 1 < shards.length && shards[first + 1] <= word) ++first;
    const names: number[] = [];
    for (let i = first; i < shards.length && names.length < 6; ++i)
      if (i === first || shards[i].startsWith(word)) names.push(i);
      else break;
    const scores = new Map<number, number>();
    for (const shard of await Promise.all(names.map((i) => this.read<Shard>(`words-${i}.json`))))
      for (const [term, postings] of Object.entries(shard)) {
        if (!term.startsWith(word)) continue;
        const worth = term === word ? 1 : 0.4;
        for (const posting of postings) {
          const page = posting >> 4;
          scores.set(page, Math.max(scores.get(page) ?? 0, (posting & 15) * worth));
        }
      }
    return scores;
  }
}

function rowOf(hit: Hit, root: string): HTMLLIElement {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + hit.address;
  const title = document.createElement("span");
  title.className = "result-title";
  title.textContent = hit.title;
  const trail = document.createElement("span");
  trail.className = "result-trail";
  trail.textContent = hit.trail;
  link.append(title, trail);
  row.append(link);
  return row;
}

const sentence = (count: number, most: number): string =>
  count === 0 ? "Nothing found" : count === 1 ? "1 page" : count < most ? `${count} pages` : `The best ${most} pages`;

function searchPage(index: Index, root: string): void {
  const input = document.querySelector<HTMLInputElement>("#cairn-query");
  const list = document.querySelector<HTMLElement>("#cairn-search-results");
  const status = document.querySelector<HTMLElement>("#cairn-search-status");
  const note = document.querySelector<HTMLElement>("#cairn-search-note");
  if (!input || !list || !status || !note) return;
  let latest = 0;
  const show = async (): Promise<void> => {
    const asked = ++latest;
    const query = input.value.trim();
    try {
      const hits = query ? await index.search(query, 50) : [];
      if (asked !== latest) return;
      list.replaceChildren(...hits.map((hit) => rowOf(hit, root)));
      status.textContent = query ? sentence(hits.length, 50) : "";
      note.hidden = hits.length > 0 || query === "";
      if (query && hits.length === 0) note.firstChild!.textContent = "Nothing found. Try fewer or other words, or look in the ";
    } catch {
      note.hidden = false;
    }
  };
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  note.hidden = true;
  input.addEventListener("input", show);
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(input.value));
    void show();
  });
  void show();
}

function searchBox(index: Index, root: string): void {
  const input = document.querySelector<HTMLInputElement>("#cairn-search");
  const form = input?.form;
  if (!input || !form) return;
  const list = document.createElement("ol");
  list.className = "search-results search-drop";
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  let latest = 0;
  const close = (): void => {
    list.hidden = true;
  };
  const show = async (): Promise<void> => {
    const asked = ++latest;
    const query = input.value.trim();
    const hits = query ? await index.search(query, 8).catch(() => []) : [];
    if (asked !== latest) return;
    list.replaceChildren(...hits.map((hit) => rowOf(hit, root)));
    list.hidden = hits.length === 0;
    status.textContent = query ? sentence(hits.length, 8) : "";
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    if (list.childElementCount > 0) list.hidden = false;
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown" && links.length > 0 && !list.hidden) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? input : links[at - 1]).focus();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}

export function startSearch(): void {
  const { root, own } = document.documentElement.dataset;
  if (root === undefined || own === undefined) return;
  const index = new Index(own + "search/");
  searchBox(index, root);
  searchPage(index, root);
}
