"""Builds one corpus with Cairn, Hugo and Jekyll, interleaved, and prints medians and ratios. See bench/site/run."""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import corpus

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Tool:
    def __init__(self, name, command, output, pages, environment=None):
        self.name, self.command, self.output, self.pages = name, command, output, pages
        self.environment = {**os.environ, **(environment or {})}
        self.wall, self.cpu, self.memory = [], [], []

    def run(self):
        if self.output:
            shutil.rmtree(self.output, ignore_errors=True)
        with tempfile.TemporaryFile() as said:
            start = time.perf_counter()
            child = subprocess.Popen(self.command, stdout=said, stderr=said, env=self.environment)
            _, status, used = os.wait4(child.pid, 0)
            self.wall.append(time.perf_counter() - start)
            child.returncode = os.waitstatus_to_exitcode(status)
            # Exit status 1 of Cairn says that the pages have mistakes; it has built all the same.
            if child.returncode not in ((0, 1) if self.name.startswith("cairn") else (0,)):
                said.seek(0)
                sys.exit(f"{self.name} failed ({child.returncode}): {said.read()[-2000:].decode(errors='replace')}")
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory.append(used.ru_maxrss / 1024)
        if self.output:
            written = sum(1 for _ in pathlib.Path(self.output).rglob("*.html"))
            if written < self.pages:
                sys.exit(f"{self.name} wrote {written} pages of {self.pages}")

    def median(self, what):
        return statistics.median(getattr(self, what))


def tools_for(work, pages, names):
    source, made = work / "pages", work / "made"
    cairn, floor = str(ROOT / "build/release/bin/cairn"), str(ROOT / "build/bench/floor")
    hugo = work / "hugo"
    jekyll = work / "jekyll"
    if "hugo" in names:
        shutil.copytree(HERE / "hugo", hugo)
        corpus.dress(source, hugo / "content", for_hugo=True)
    if "jekyll" in names:
        shutil.copytree(HERE / "jekyll", jekyll)
        corpus.dress(source, jekyll, for_hugo=False)
        (jekyll / "_data").mkdir()
        (jekyll / "_data/sections.yml").write_text("".join(f"- {name}\n" for name in corpus.main_folders(source)))
    every = [
        Tool("floor", [floor, str(source)], None, pages),
        Tool("cairn check", [cairn, "check", str(source)], None, pages),
        Tool("cairn site", [cairn, "site", str(source), "--out", str(made / "cairn")], made / "cairn", pages),
        Tool("hugo", ["hugo", "--quiet", "-s", str(hugo), "-d", str(made / "hugo")], made / "hugo", pages,
             {"HUGO_CACHEDIR": str(work / "cache")}),
        Tool("jekyll", ["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", str(jekyll), "-d", str(made / "jekyll")],
             made / "jekyll", pages),
    ]
    return [tool for tool in every if tool.name.split()[-1] in names]


def report(tools, pages):
    print(f"\n{pages} pages{'':14}wall s     CPU s   µs CPU/page    peak MB")
    for tool in tools:
        print(f"  {tool.name:20}{tool.median('wall'):8.3f}  {tool.median('cpu'):8.3f}  {1e6 * tool.median('cpu') / pages:12.0f}"
              f"  {max(tool.memory):9.0f}   ({len(tool.wall)} runs)")
    by_name = {tool.name: tool for tool in tools}
    site = by_name.get("cairn site")
    if not site:
        return
    for other in ("hugo", "jekyll"):
        if other in by_name:
            print(f"  cairn site is {by_name[other].median('wall') / site.median('wall'):.1f}x as fast as {other} (wall), "
                  f"uses 1/{by_name[other].median('cpu') / site.median('cpu'):.1f} of its CPU")
    if "floor" in by_name:
        print(f"  cairn site uses {site.median('cpu') / by_name['floor'].median('cpu'):.2f}x the floor's CPU")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", help="folder of pages")
    arguments.add_argument("--copies", type=int, nargs="+", default=[1, 10, 50])
    arguments.add_argument("--tools", nargs="+", default=["floor", "check", "site", "hugo", "jekyll"])
    arguments.add_argument("--repeats", type=int, default=5)
    arguments.add_argument("--jekyll-repeats", type=int, default=1, help="at more than one copy; it takes minutes")
    given = arguments.parse_args()
    linear = {}
    for copies in given.copies:
        with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="cairn-bench-") as place:
            work = pathlib.Path(place)
            pages = corpus.write_copies(given.source, work / "pages", copies)
            tools = tools_for(work, pages, given.tools)
            for repeat in range(given.repeats):
                for tool in tools:
                    if tool.name != "jekyll" or copies == 1 or repeat < given.jekyll_repeats:
                        tool.run()
            report(tools, pages)
            for tool in tools:
                linear.setdefault(tool.name, []).append((pages, tool.median("cpu")))
    print("\nCPU a page, in µs, as pages grow (level is linear)")
    for name, points in linear.items():
        print(f"  {name:20}" + "   ".join(f"{pages}: {1e6 * cpu / pages:.0f}" for pages, cpu in points))


main()
