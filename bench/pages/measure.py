"""What pages of the served school cost, beside their statements alone. See bench/pages/run."""
import argparse
import os
import pathlib
import statistics
import sys
import tempfile

import school

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "http"))
import servers  # noqa: E402

PAGES = {"today": "student's Today", "calendar": "calendar, month", "cohort": "staff's cohort", "attendance": "attendance noted"}


def measure(address, options, folder):
    """By page: what its floor is, and what it costs at each number of connections."""
    school.run(school.BIN / "bench_pages", "visitors", address, folder)
    figures = {}
    with school.served(address) as server:
        for page in options.pages:
            asks = f"{folder}/{page}"
            floor = school.floor(address, asks, options.seconds)
            school.ask(server, asks, 8, 1)  # warm
            figures[page] = {"floor": floor}
            for connections in options.connections:
                rounds = [school.ask(server, asks, connections, options.seconds) for _ in range(options.rounds)]
                figures[page][connections] = [statistics.median(column) for column in zip(*rounds)]
        figures["peak MB"] = server.peak_mb()
    return figures


def print_rows(engine, students, figures, first, options):
    for page in options.pages:
        _, floor_cpu, statements = figures[page]["floor"]
        limit = 3 * floor_cpu + 150
        for connections in options.connections:
            rate, middle, late, cpu = figures[page][connections]
            slower = f"{first[page][connections][0] / rate:.2f}" if first else ""
            print(f"| {engine} | {students:,} | {PAGES[page]} | {connections} | {rate:,.0f} | {middle:.2f} | {late:.2f} | "
                  f"{cpu:.0f} | {statements:.0f} | {floor_cpu:.0f} | {cpu / floor_cpu:.1f} | {cpu / limit:.2f} | "
                  f"{figures[page]['floor'][0]:,.0f} | {slower} | {figures['peak MB']:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="bench/pages/run", description=__doc__)
    parser.add_argument("quick", nargs="?", choices=["quick"], help="1,000 students only, shorter")
    parser.add_argument("--students", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--pages", nargs="+", default=list(PAGES))
    parser.add_argument("--connections", type=int, nargs="+", default=[8, 64])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2, help="of each measurement")
    parser.add_argument("--folder", help="where SQLite's schools are filled, and taken from when they are there")
    options = parser.parse_args()
    if options.quick:
        options.students, options.rounds, options.seconds = [1000], 1, 2

    print(servers.machine()[0] + f", load {os.getloadavg()[0]:.1f}")
    print(f"medians of {options.rounds} × {options.seconds} s; times in ms, CPU in µs a request; floor: the same "
          "statements, prepared, in a loop on 4 threads;\nratio: CPU to the floor's; aim: CPU to 3 × floor + 150 µs (at "
          "most 1); slower: requests at the first size to those at this one")
    print("| engine | students | page | connections | requests/s | p50 | p99 | CPU | statements | floor CPU | ratio | "
          "of aim | floor/s | slower | peak MB |")
    print("| --- | ---: | --- " + "| ---: " * 12 + "|")
    with tempfile.TemporaryDirectory() as work:
        schools = {students: school.addresses(options.engines, students, options.folder or work)
                   for students in options.students}
        for engine in options.engines:
            first = None
            for students in options.students:
                figures = measure(schools[students][engine], options, work)
                print_rows(engine, students, figures, first, options)
                first = first or figures


main()
