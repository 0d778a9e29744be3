"""Those who write: each adds people through the form of the school, one after the other, and notes what was acknowledged."""
import http.client
import re
import threading
import time
import urllib.parse

PASSWORD = "correct horse battery"
PATIENCE = 30  # seconds after which a form that nobody takes is a failure


class Lost(Exception):
    """No answer came: nobody knows what became of it."""


class Browser:
    """One connection to one node, with the session's cookie."""

    def __init__(self, node, cookie=""):
        self.node, self.cookie = node, cookie
        self.connection = None

    def ask(self, method, path, fields=None):
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=10)
            headers = {"Cookie": self.cookie} if self.cookie else {}
            body = None
            if fields is not None:
                body = urllib.parse.urlencode(fields)
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie" and value.startswith("__Host-cairn="):
                    self.cookie = value.split(";")[0]
            return answer.status, answer.getheader("Location"), text
        except (OSError, http.client.HTTPException) as trouble:
            self.leave()
            raise Lost(str(trouble)) from trouble

    def leave(self):
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def form_keys(self, path):
        status, _, page = self.ask("GET", path)
        if status != 200:
            raise Lost(f"{path} gives {status}")
        return dict(re.findall(r'name="(form|once|token)" value="([^"]*)"', page))


class Writers:
    def __init__(self, nodes, school):
        self.nodes, self.school = nodes, school
        self.cookie = ""
        self.guard = threading.Lock()
        self.noted, self.tried, self.repeated, self.trouble = [], [], 0, None
        self.statuses = {}
        self.stopping, self.running = threading.Event(), threading.Event()
        self.idle = 0
        self.running.set()
        self.threads = []
        self.gone = set()

    def open_school(self):
        browser = Browser(self.nodes[0])
        path = self.nodes[0].set_up_path()
        keys = browser.form_keys(path)
        status, _, page = browser.ask("POST", "/set-up", keys | {
            "school_name": "School", "school_zone": "UTC", "name": "Ada", "email": "ada@example.org",
            "password": PASSWORD})
        if status != 303:
            raise AssertionError(f"the school could not be set up: {status} {page[:2000]}")
        self.cookie = browser.cookie

    def start(self, count):
        for number in range(count):
            thread = threading.Thread(target=self.write, args=(number,), daemon=True)
            self.threads.append(thread)
            thread.start()

    def write(self, number):
        try:
            browser, count = Browser(self.nodes[number % len(self.nodes)], self.cookie), 0
            while not self.stopping.is_set():
                if not self.running.is_set():
                    with self.guard:
                        self.idle += 1
                    self.running.wait()
                    with self.guard:
                        self.idle -= 1
                count += 1
                self.add(browser, f"Kill {number} {count}")
        except Exception as trouble:
            self.trouble = trouble

    def add(self, browser, name):
        fields = None
        deadline = time.monotonic() + PATIENCE
        with self.guard:
            self.tried.append(name)
        while time.monotonic() < deadline:
            if browser.node in self.gone:
                browser.leave()
                browser.node = self.nodes[0]
            try:
                if fields is None:
                    fields = browser.form_keys("/people/new") | {
                        "name": name, "email": "", "external_id": name, "zone": "UTC", "role": "student", "track": "",
                        "module": ""}
                    sent = 0
                sent += 1
                status, _, page = browser.ask("POST", "/people/new", fields)
            except Lost:
                if self.stopping.is_set() and fields is None:
                    return
                time.sleep(0.005)
                continue
            with self.guard:
                self.statuses[status] = self.statuses.get(status, 0) + 1
                if status == 303:
                    self.noted.append(name)
                    self.repeated += sent > 1
                    return
            if status not in (409, 503):
                raise AssertionError(f"{name}: {status} {page[-2000:]}")
            time.sleep(0.005)  # "please try again": with the same key
        raise AssertionError(f"{name} was not taken within {PATIENCE} seconds")

    def acknowledged(self):
        if self.trouble is not None:
            raise self.trouble
        with self.guard:
            return list(self.noted)

    def attempted(self):
        with self.guard:
            return list(self.tried)

    def wait_for_more(self, count):
        wanted, deadline = len(self.acknowledged()) + count, time.monotonic() + PATIENCE
        while len(self.acknowledged()) < wanted:
            if time.monotonic() > deadline:
                raise AssertionError(f"not {count} more were acknowledged within {PATIENCE} seconds")
            time.sleep(0.005)

    def pause(self):
        self.running.clear()
        deadline = time.monotonic() + PATIENCE
        while self.idle < len(self.threads):
            if time.monotonic() > deadline or self.trouble is not None:
                raise self.trouble or AssertionError("the writers did not come to rest")
            time.sleep(0.005)

    def go_on(self):
        self.running.set()

    def leave(self, node):
        self.gone.add(node)

    def compare_nodes(self):
        """The same pages from every node, but for the keys of their forms."""
        for path in ("/people", "/people?q=Kill+1+1", "/people/new", "/account"):
            pages = set()
            for node in self.nodes:
                browser = Browser(node, self.cookie)
                status, _, page = browser.ask("GET", path)
                browser.leave()
                pages.add((status, re.sub(r'name="once" value="[^"]*"', "", page)))
            if len(pages) != 1:
                raise AssertionError(f"the nodes differ about {path}")

    def stop(self):
        self.stopping.set()
        self.running.set()
        for thread in self.threads:
            thread.join(PATIENCE + 5)
        if self.trouble is not None:
            raise self.trouble

    def give_up(self):
        self.stopping.set()
        self.running.set()

    def summary(self):
        others = ", ".join(f"{count} times {status}" for status, count in sorted(self.statuses.items()) if status != 303)
        return (f"{len(self.noted)} changes acknowledged, {self.repeated} of them after a lost answer"
                + (f", {others}" if others else ""))
