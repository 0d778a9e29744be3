"""Makes the input of the bench: N copies of a folder of pages, no two alike, and its dress for Hugo and Jekyll.

Copy 0 is the folder as it is. In copy K, which lives in "copy-K/", a fifth of the longer words of each page changes its
place with others of that page, by a rule that depends on K: so the text is distinct, the vocabulary, the length and the
structure are the same, and nothing that is read as a fact (capitalised words, numbers, links, front matter) changes.
"""
import hashlib
import pathlib
import re

PAGES = {".md", ".markdown", ".txt"}
WORD = re.compile(r"(?<![\w/.(\[#:\"'`<{-])[a-z]{5,}(?![\w/.)\]:\"'`>}-])")


def front_matter_end(text):
    match = re.match(r"---\r?\n.*?\n---[ \t]*(\r?\n|$)", text, re.S)
    return match.end() if match else 0


def varied(text, copy):
    if copy == 0:
        return text
    head = front_matter_end(text)
    body = re.sub(r"\]\(/(?!/)", f"](/copy-{copy}/", text[head:])
    words = WORD.findall(body)
    if not words:
        return text[:head] + body
    seed = int.from_bytes(hashlib.sha256(f"{copy}".encode()).digest()[:8], "big")
    index = 0

    def swap(match):
        nonlocal index
        index += 1
        mixed = (seed ^ (index * 0x9E3779B97F4A7C15)) & 0xFFFFFFFFFFFFFFFF
        return words[(mixed >> 16) % len(words)] if mixed % 5 == 0 else match.group()

    return text[:head] + WORD.sub(swap, body)


def write_copies(source, target, copies):
    """Writes the pages (and _config.yml, programme.yaml) of `source`, `copies` times, and returns how many pages."""
    source, target, pages = pathlib.Path(source), pathlib.Path(target), 0
    for path in sorted(source.rglob("*")):
        if not path.is_file():
            continue
        name, is_page = path.relative_to(source), path.suffix in PAGES
        data = path.read_bytes()
        for copy in range(copies if is_page else 1):
            out = target / (f"copy-{copy}" if copy else "") / name
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(varied(data.decode("utf-8", "surrogateescape"), copy).encode("utf-8", "surrogateescape"))
            pages += is_page
    return pages


def dressed(text):
    """A page with front matter that Hugo and Jekyll accept: both pass over, or stop at, a page that has none."""
    end = front_matter_end(text)
    title = re.search(r"^title:\s*(.+)$", text[:end], re.M) or re.search(r"^#\s+(.+)$", text[end:], re.M)
    title = re.sub(r"[\"\\]", "", title.group(1).strip()) if title else "Untitled"
    return f'---\ntitle: "{title}"\n---\n{text[end:]}'


def dress(corpus, target, for_hugo):
    """Copies the pages to `target` in the form Hugo (index.md is _index.md there) or Jekyll takes; returns how many."""
    corpus, target, pages = pathlib.Path(corpus), pathlib.Path(target), 0
    for path in sorted(corpus.rglob("*")):
        if not path.is_file() or path.suffix not in PAGES:
            continue
        name = path.relative_to(corpus).with_suffix(".md")
        if for_hugo and name.name == "index.md":
            name = name.with_name("_index.md")
        out = target / name
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(dressed(path.read_text("utf-8", errors="replace").replace("\r\n", "\n")), "utf-8")
        pages += 1
    return pages


def main_folders(corpus):
    return sorted(path.name for path in pathlib.Path(corpus).iterdir() if path.is_dir())
