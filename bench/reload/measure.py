"""How long after a page is saved an open page learns of it. See bench/reload/run."""
import argparse
import http.client
import os
import pathlib
import re
import select
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "bench" / "site"), str(ROOT / "bench" / "http")]
import corpus  # noqa: E402
import servers  # noqa: E402


class Listener:
    """What an open page does: listens to the preview's changes."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(b"GET /-/changes HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        self.received = b""
        self.next()

    def next(self):
        """Waits for the next event, and gives the moment it came."""
        while not re.search(rb"data: [^\n]*\n\n", self.received):
            if not select.select([self.socket], [], [], 60)[0]:
                raise SystemExit("no event within a minute")
            self.received += self.socket.recv(65536)
            moment = time.perf_counter()
        self.received = self.received[re.search(rb"data: [^\n]*\n\n", self.received).end():]
        return moment


def cpu_ms(process):
    """What the process has computed so far, on all its threads."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(folder, changes):
    """Lists of milliseconds: saved to event, our part of it, the request for the page after the event; CPU a change."""
    pages = sorted(path for path in pathlib.Path(folder).rglob("*.md") if path.stat().st_size > 2000)
    port = servers.free_port()
    told, ours, asked = [], [], []
    with tempfile.NamedTemporaryFile("r") as said:
        command = [str(servers.BIN / "cairn"), "preview", str(folder), "--listen", f"127.0.0.1:{port}"]
        with open(said.name, "w") as out:
            process = subprocess.Popen(command, stdout=out)
        try:
            while not servers.answers(port):
                if process.poll() is not None:
                    raise SystemExit("the preview ended")
                time.sleep(0.05)
            listener = Listener(port)
            computed = cpu_ms(process)
            for i in range(changes):
                page = pages[i * 7919 % len(pages)]
                begun = time.perf_counter()
                with open(page, "a") as file:
                    file.write("\nA sentence more.\n")
                told.append((listener.next() - begun) * 1000)
                name = page.relative_to(folder).with_suffix("").as_posix()
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                begun = time.perf_counter()
                connection.request("GET", "/" + name + ".html")
                connection.getresponse().read()
                asked.append((time.perf_counter() - begun) * 1000)
                connection.close()
                time.sleep(0.5)  # nobody saves faster
            computed = (cpu_ms(process) - computed) / changes
            ours = [int(ms) for ms in re.findall(r"\((\d+) ms\)", said.read())]
        finally:
            process.terminate()
            process.wait(60)
    return told, ours, asked, [computed]


def main():
    parser = argparse.ArgumentParser(prog="bench/reload/run", description=__doc__)
    parser.add_argument("folder", help="pages")
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 50], help="how often the pages are there")
    parser.add_argument("--changes", type=int, default=15)
    options = parser.parse_args()
    print(f"{servers.machine()[0]}, load {os.getloadavg()[0]:.1f}")
    print("milliseconds, median (worst); ours: from the noticed change to the sent event, as the preview tells")
    print(f"{'pages':>6}  {'saved to told':>16}  {'ours':>12}  {'page asked anew':>16}  {'CPU a change':>12}")
    for copies in options.copies:
        work = tempfile.mkdtemp(dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else None)
        try:
            pages = corpus.write_copies(options.folder, work, copies)
            columns = [f"{statistics.median(ms):.0f} ({max(ms):.0f})" if ms else "-"
                       for ms in measure(pathlib.Path(work), options.changes)]
            print(f"{pages:>6}  {columns[0]:>16}  {columns[1]:>12}  {columns[2]:>16}  {columns[3].split()[0]:>12}", flush=True)
        finally:
            shutil.rmtree(work)


main()
