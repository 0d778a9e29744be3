"""What tests/kill/run does. A school is served; people send real forms to it (each adds a person) and note every one that
was acknowledged (303). Meanwhile the server is killed with SIGKILL at random moments, or PostgreSQL is crashed under it.
A form whose answer never came is sent again with its one-time key, as a browser would. After each restart:
  - every person that was acknowledged is there, once,
  - no person is there without their event, their role and the form that added them, and no such form without its person,
  - nothing refers to what is not there."""
import os
import random
import sys
import tempfile
import time

from cairn_server import Node, crash_postgresql
from school_database import school_on
from writers import Writers

WRITERS = 4


class Trial:
    """One school, its nodes, and those who write to it."""

    def __init__(self, cairn, engine, folder, chance, nodes=1):
        self.database = school_on(engine, folder)
        self.chance = chance
        self.nodes = [Node(cairn, self.database.address) for _ in range(nodes)]
        self.nodes[0].start()
        self.writers = Writers(self.nodes, chance.getrandbits(32))
        self.writers.open_school()
        for node in self.nodes[1:]:
            node.start()
        self.writers.start(WRITERS * nodes)
        self.slowest_start = 0.0

    def pause(self, most):
        time.sleep(self.chance.uniform(0.002, most))

    def check(self):
        acknowledged = self.writers.acknowledged()
        self.database.check(acknowledged)

    def kill_and_start(self, node):
        node.kill()
        begun = time.monotonic()
        node.start()
        self.slowest_start = max(self.slowest_start, time.monotonic() - begun)

    def end(self):
        self.writers.stop()
        self.database.check(self.writers.acknowledged(), attempted=self.writers.attempted())
        for node in self.nodes:
            node.stop()
        self.database.check_file()

    def abandon(self):
        self.writers.give_up()
        for node in self.nodes:
            node.kill()


def kill_server(trial, rounds):
    for _ in range(rounds):
        trial.pause(0.12)
        trial.kill_and_start(trial.nodes[0])
        trial.check()
    return f"server killed {rounds} times, slowest start {trial.slowest_start:.2f} s"


def crash(trial, rounds):
    for _ in range(rounds):
        trial.pause(0.3)
        crash_postgresql()
        trial.writers.wait_for_more(1)  # the server found its way back by itself
        trial.check()
    return f"PostgreSQL crashed {rounds} times under a running server"


def drop_connections(trial, rounds):
    dropped = 0
    for _ in range(rounds):
        trial.pause(0.05)
        dropped += trial.database.terminate_connections()
    trial.writers.wait_for_more(20)
    trial.check()
    return f"{dropped} connections dropped by PostgreSQL"


def two_nodes(trial, rounds):
    for _ in range(rounds):
        trial.pause(0.3)
        trial.writers.wait_for_more(4)
        trial.kill_and_start(trial.nodes[1])
        trial.check()
    trial.writers.pause()
    trial.writers.compare_nodes()
    trial.writers.go_on()
    trial.nodes[1].kill()
    trial.writers.leave(trial.nodes[1])  # its people go to the other node, for good
    trial.writers.wait_for_more(20)
    trial.check()
    return f"two nodes on one database, one killed {rounds + 1} times, the same answers from both"


def main():
    cairn = os.path.abspath(sys.argv[1])
    counts = [int(word) for word in sys.argv[2:5]] or [100, 100, 20]
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else random.SystemRandom().getrandbits(32)
    print(f"seed {seed}", flush=True)
    trials = [
        ("sqlite", kill_server, counts[0], 1),
        ("postgresql", kill_server, counts[1], 1),
        ("postgresql", crash, counts[2], 1),
        ("postgresql", drop_connections, max(counts[2] * 3, 10), 1),
        ("postgresql", two_nodes, max(counts[2] // 4, 2), 2),
    ]
    passed = failed = 0
    for number, (engine, deed, rounds, nodes) in enumerate(trials):
        if rounds == 0:
            continue
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(cairn, engine, folder, random.Random(seed + number), nodes)
            try:
                told = deed(trial, rounds)
                trial.end()
                passed += 1
                verdict = "nothing lost, nothing twice, nothing half-done"
            except Exception as trouble:  # of whatever kind: the next trial is still worth having
                trial.abandon()
                failed += 1
                told, verdict = deed.__name__, f"FAILED: {trouble!r}"
            print(f"{engine}: {told}; {trial.writers.summary()}: {verdict} ({time.monotonic() - begun:.0f} s)", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
