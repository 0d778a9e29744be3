"""A school in a database of its own, filled, served, and measured. Used by measure.py."""
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BIN = ROOT / "build" / "release" / "bin"
TICKS = os.sysconf("SC_CLK_TCK")
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=1800, **more)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stderr or done.stdout}")
    return done.stdout


def postgresql(name):
    """The address of an empty database of the PostgreSQL that tests/with_postgresql started."""
    address = os.environ["CAIRN_TEST_POSTGRESQL"]
    run("psql", "-qc", f"CREATE DATABASE {name}", address)
    return address.replace("/postgres?", f"/{name}?")


def fill(students, folder):
    """The file of a school with so many students. It is filled without waiting for a disk: only what follows counts."""
    path = pathlib.Path(folder) / f"school{students}.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
        with tempfile.TemporaryDirectory(dir=memory) as quick:
            run(BIN / "cairn", "demo", "--fill-only", "--students", students, "--database", f"sqlite:{quick}/school.db")
            shutil.copy(f"{quick}/school.db", path)
    return path


def addresses(engines, students, folder):
    """By engine, the address of a school with so many students: the same school, carried over before it is served. What
    is measured is a copy: the attendance that is noted meanwhile would make the pages of the next measurement longer."""
    filled = fill(students, folder)
    measured = filled.with_name(f"measured{students}.db")
    shutil.copy(filled, measured)
    all = {"sqlite": f"sqlite:{measured}"}
    if "postgresql" in engines:
        all["postgresql"] = postgresql(f"school{students}")
        run(BIN / "bench_pages", "copy", all["sqlite"], all["postgresql"])
        run("psql", "-qc", "VACUUM ANALYZE", all["postgresql"])
    return all


class Served:
    """The server of one school, as its process tells of it."""

    def __init__(self, address):
        self.process = subprocess.Popen([BIN / "cairn", "serve", "--listen", "127.0.0.1:0", "--database", address],
                                        stdout=subprocess.PIPE, text=True)
        found = re.match(r"http://127\.0\.0\.1:(\d+)/ ", self.process.stdout.readline())
        if not found:
            raise SystemExit("cairn serve did not start")
        self.port = int(found[1])

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024


@contextlib.contextmanager
def served(address):
    server = Served(address)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(30)
        server.process.stdout.close()


def ask(server, asks, connections, seconds):
    """requests a second, p50 and p99 in ms, server CPU in µs a request"""
    before = server.cpu()
    done = run("wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "20s", "-s",
               pathlib.Path(__file__).parent / "ask.lua", f"http://127.0.0.1:{server.port}", "--", asks, time.time_ns())
    used = server.cpu() - before
    if "Non-2xx" in done or "Socket errors" in done:
        raise SystemExit(f"wrk met errors at {asks}:\n{done}")
    count = int(re.search(r"(\d+) requests in", done)[1])
    late = {share: float(number) * UNITS[unit]
            for share, number, unit in re.findall(r"(50|99)%\s*([\d.]+)(us|ms|s)", done)}
    return float(re.search(r"Requests/sec:\s*([\d.]+)", done)[1]), late["50"], late["99"], 1e6 * used / count


def floor(address, asks, seconds):
    """pages a second and µs CPU of the page's statements alone, on as many threads as the server has; statements"""
    return [float(word) for word in run(BIN / "bench_pages", "floor", address, asks, 4, seconds).split()]
