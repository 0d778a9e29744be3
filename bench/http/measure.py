"""Requests a second and 99th percentile, ours beside nginx, by turns on an otherwise quiet machine. See bench/http/run."""
import argparse
import re
import statistics
import subprocess
import tempfile

import servers

UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


def wrk(port, path, connections, seconds):
    """(requests a second, 99th percentile in milliseconds)"""
    done = subprocess.run(
        ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True, timeout=seconds + 60)
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise SystemExit(f"wrk met errors:\n{done.stdout}")
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", done.stdout).group(1))
    late = re.search(r"99%\s*([\d.]+)(us|ms|s)", done.stdout)
    return rate, float(late.group(1)) * UNITS[late.group(2)]


def main():
    parser = argparse.ArgumentParser(prog="bench/http/run", description=__doc__)
    parser.add_argument("folder", help="an exported site (cairn site PATH --out FOLDER)")
    parser.add_argument("--preview", metavar="PATH", help="the pages it was made from: measures `cairn preview PATH`; "
                        "without it, the server by itself over the folder")
    parser.add_argument("--path", help="the page to ask for (default: one of about 10 KB)")
    parser.add_argument("--connections", type=int, nargs="+", default=[8, 64])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of each measurement")
    options = parser.parse_args()

    for line in servers.machine():
        print(line)
    path = options.path or servers.page_to_ask(options.folder)[1]
    with tempfile.TemporaryDirectory() as work:
        our_port, nginx_port = servers.free_port(), servers.free_port()
        with servers.running("ours", servers.ours(options.folder, our_port, options.preview), our_port):
            status, headers, body = servers.answers(our_port, path)
            if status != 200:
                raise SystemExit(f"{path}: {status}")
            beyond = {"date", "content-type", "content-length", "etag", "last-modified", "accept-ranges", "connection",
                      "server"}
            same = {name: value for name, value in headers.items() if name.lower() not in beyond}
            with servers.running("nginx", servers.nginx(options.folder, nginx_port, work, same), nginx_port):
                theirs = servers.answers(nginx_port, path)
                if theirs[0] != 200:
                    raise SystemExit(f"nginx, {path}: {theirs[0]}")
                print(f"{path}: {len(body)} bytes from us, {len(theirs[2])} from nginx; "
                      f"{options.rounds} rounds of {options.seconds} s each, by turns; medians")
                print(f"{'connections':>11}  {'ours/s':>9} {'nginx/s':>9} {'ratio':>6}   "
                      f"{'our p99':>9} {'nginx p99':>9} {'ratio':>6}")
                for connections in options.connections:
                    results = {our_port: [], nginx_port: []}
                    for port in results:
                        wrk(port, path, connections, 1)  # warm
                    for _ in range(options.rounds):
                        for port in results:
                            results[port].append(wrk(port, path, connections, options.seconds))
                    rate, late = zip(*results[our_port])
                    their_rate, their_late = zip(*results[nginx_port])
                    rate, late, their_rate, their_late = map(statistics.median, (rate, late, their_rate, their_late))
                    print(f"{connections:>11}  {rate:>9.0f} {their_rate:>9.0f} {rate / their_rate:>6.2f}   "
                          f"{late:>6.2f} ms {their_late:>6.2f} ms {late / their_late:>6.2f}", flush=True)


main()
