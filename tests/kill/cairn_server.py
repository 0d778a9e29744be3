"""One node that serves a school, started, killed, stopped; and PostgreSQL crashed."""
import os
import re
import signal
import subprocess


class Node:
    def __init__(self, cairn, address):
        self.cairn, self.address = cairn, address
        self.process = None
        self.port = 0  # any free one at first, the same from then on

    def start(self):
        self.process = subprocess.Popen(
            [self.cairn, "serve", "--listen", f"127.0.0.1:{self.port}", "--database", self.address],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd="/")
        first = self.process.stdout.readline()
        found = re.match(r"http://127\.0\.0\.1:(\d+)/ serves", first)
        if not found:
            raise AssertionError(f"the server did not start: {first!r}, exit status {self.process.wait()}")
        self.port = int(found[1])

    def set_up_path(self):
        """Of the first node of a school that is not there yet."""
        return re.search(r"/set-up\?token=\S+", self.process.stdout.readline())[0]

    def kill(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process = None

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=20) != 0:
            raise AssertionError(f"the server ended with {self.process.returncode} when it was asked to stop")
        self.process.stdout.close()
        self.process = None


def crash_postgresql():
    subprocess.run([os.environ["CAIRN_TEST_POSTGRESQL_CRASH"]], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, timeout=60)
