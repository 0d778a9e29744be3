// Search in the browser, over the index beside the site: as one types, and on a page of its own.
import { excerptOf } from "./search_excerpt";
import { Index, type Hit } from "./search_index";

const most_excerpts = 12;

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

// Below the best results, what their pages say where the query hits.
async function showExcerpts(list: HTMLElement, query: string, isWanted: () => boolean): Promise<void> {
  for (const link of [...list.querySelectorAll("a")].slice(0, most_excerpts)) {
    const excerpt = await excerptOf(link.href, query).catch(() => null);
    if (!isWanted()) return;
    if (excerpt) link.append(excerpt);
  }
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
      void showExcerpts(list, query, () => asked === latest);
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
