"""The school's tables, read past the server: what must be true of them at every moment."""
import os
import sqlite3
import subprocess

NAMES = "SELECT name FROM people_persons WHERE name LIKE 'Kill %'"
# Each question gives what is half-done.
HALF_DONE = {
    "a person without the event": """
        SELECT name FROM people_persons AS p WHERE NOT EXISTS
          (SELECT 1 FROM activity_events AS e WHERE e.subject_id = p.id AND e.kind = 'people.added')
          AND name LIKE 'Kill %'""",
    "a person without a role": """
        SELECT name FROM people_persons AS p WHERE NOT EXISTS
          (SELECT 1 FROM people_roles AS r WHERE r.person_id = p.id)""",
    "a person without the form that added them": """
        SELECT name FROM people_persons AS p WHERE NOT EXISTS
          (SELECT 1 FROM front_door_forms AS f WHERE f.path = '/people/' || p.id) AND name LIKE 'Kill %'""",
    "a form without its deed": """
        SELECT path FROM front_door_forms AS f WHERE NOT EXISTS
          (SELECT 1 FROM people_persons AS p WHERE f.path = '/people/' || p.id) AND path <> '/'""",
    "a form that leads nowhere": "SELECT key FROM front_door_forms WHERE path = '/' AND said = ''",
    "an event without its person": """
        SELECT e.id FROM activity_events AS e LEFT JOIN people_persons AS p ON p.id = e.subject_id
          WHERE e.subject_id IS NOT NULL AND p.id IS NULL""",
    "two forms for one person": "SELECT path FROM front_door_forms WHERE path <> '/' GROUP BY path HAVING count(*) > 1",
}


class School:
    def check(self, acknowledged, attempted=None):
        found = self.ask({"names": NAMES} | HALF_DONE)
        names = found.pop("names")
        for what, rows in found.items():
            if rows:
                raise AssertionError(f"{what}: {rows[:5]}")
        if len(set(names)) != len(names):
            raise AssertionError(f"twice: {sorted(name for name in set(names) if names.count(name) > 1)[:5]}")
        if lost := set(acknowledged) - set(names):
            raise AssertionError(f"acknowledged and lost: {sorted(lost)[:5]}")
        if attempted is not None and (unknown := set(names) - set(attempted)):
            raise AssertionError(f"never sent: {sorted(unknown)[:5]}")


class OnSqlite(School):
    def __init__(self, folder):
        self.path = os.path.join(folder, "school.db")
        self.address = "sqlite:" + self.path

    def ask(self, questions):
        connection = sqlite3.connect(self.path, timeout=20, isolation_level=None)
        try:
            connection.execute("BEGIN")
            found = {what: [row[0] for row in connection.execute(sql)] for what, sql in questions.items()}
            found["a reference that leads nowhere"] = connection.execute("PRAGMA foreign_key_check").fetchall()
            return found
        finally:
            connection.close()

    def check_file(self):
        connection = sqlite3.connect(self.path)
        said = connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
        if said != [("ok",)]:
            raise AssertionError(f"the file is damaged: {said[:3]}")


class OnPostgresql(School):
    count = 0

    def __init__(self):
        OnPostgresql.count += 1
        self.name = f"cairn_kill_{OnPostgresql.count}"
        self.server = os.environ["CAIRN_TEST_POSTGRESQL"]
        self.psql(self.server, f"CREATE DATABASE {self.name}")
        self.address = self.server.replace("/postgres?", f"/{self.name}?")

    @staticmethod
    def psql(address, sql):
        return subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", address], input=sql + ";\n", text=True,
                              check=True, capture_output=True, timeout=60).stdout

    def ask(self, questions):
        parts = ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
        for what, sql in questions.items():
            parts += [f"SELECT '#{what}'", sql]
        found, rows = {}, None
        for line in self.psql(self.address, ";\n".join(parts + ["COMMIT"])).splitlines():
            if line.startswith("#"):
                rows = found[line[1:]] = []
            elif line:
                rows.append(line)
        return found

    def terminate_connections(self):
        return int(self.psql(self.server, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                          f"WHERE datname = '{self.name}'"))

    def check_file(self):
        pass  # PostgreSQL looks after its own


def school_on(engine, folder):
    return OnSqlite(folder) if engine == "sqlite" else OnPostgresql()
