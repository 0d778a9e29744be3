"""The school's tables, read past the server: what must be true of them at every moment."""
import os
import sqlite3
import subprocess

QUESTIONS = {
    "people": "SELECT id || ' ' || name FROM people_persons WHERE name LIKE 'Kill %'",
    "events": "SELECT subject_id FROM activity_events WHERE kind = 'people.added'",
    "roles": "SELECT person_id FROM people_roles",
    "forms": "SELECT path FROM front_door_forms",
}


def same(found, wanted, what):
    """Whether two collections are the same, none of their members twice."""
    if len(found) != len(set(found)):
        raise AssertionError(f"{what}: twice: {sorted(one for one in set(found) if found.count(one) > 1)[:5]}")
    if missing := set(wanted) - set(found):
        raise AssertionError(f"{what}: missing: {sorted(missing)[:5]}")
    if strange := set(found) - set(wanted):
        raise AssertionError(f"{what}: leads nowhere: {sorted(strange)[:5]}")


class School:
    def check(self, acknowledged, attempted=None):
        rows = self.ask(QUESTIONS)
        people = dict(row.split(" ", 1) for row in rows["people"])
        names = list(people.values())
        same(names, set(names), "people")
        if lost := set(acknowledged) - set(names):
            raise AssertionError(f"acknowledged and lost: {sorted(lost)[:5]}")
        if attempted is not None and (unknown := set(names) - set(attempted)):
            raise AssertionError(f"never sent: {sorted(unknown)[:5]}")
        # Of the first administrator there is an event and a role, and a form that led home.
        first = set(rows["events"]) - set(people)
        if len(first) != 1:
            raise AssertionError(f"events without their person: {sorted(first)[:5]}")
        same(rows["events"], set(people) | first, "events of people who were added")
        same(rows["roles"], set(people) | first, "roles of people")
        same([path for path in rows["forms"] if path != "/"], {"/people/" + one for one in people}, "forms")
        if rows["forms"].count("/") > 1:
            raise AssertionError("a form was taken and its deed is not there")
        if broken := rows.get("broken"):
            raise AssertionError(f"references that lead nowhere: {broken[:5]}")


class OnSqlite(School):
    def __init__(self, folder):
        self.path = os.path.join(folder, "school.db")
        self.address = "sqlite:" + self.path

    def ask(self, questions):
        connection = sqlite3.connect(self.path, timeout=20, isolation_level=None)
        try:
            connection.execute("BEGIN")
            found = {what: [row[0] for row in connection.execute(sql)] for what, sql in questions.items()}
            found["broken"] = connection.execute("PRAGMA foreign_key_check").fetchall()
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
