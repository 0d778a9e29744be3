"""Starts the servers that bench/http compares, and finds pages to ask them for. Stops what it started."""
import contextlib
import http.client
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BIN = ROOT / "build" / "release" / "bin"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def answers(port, path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    except OSError:
        return None
    finally:
        connection.close()


@contextlib.contextmanager
def running(name, command, port):
    """The command's process, once it answers on the port; its whole group ends with the block."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        try:
            deadline = time.monotonic() + 60
            while not answers(port):
                if process.poll() is not None or time.monotonic() > deadline:
                    said.seek(0)
                    raise SystemExit(f"{name} does not answer:\n{said.read().decode(errors='replace')}")
                time.sleep(0.05)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def ours(folder, port, preview):
    """`cairn preview` of the pages the folder was made from, when told; else the bare server over the folder."""
    if preview:
        return [str(BIN / "cairn"), "preview", preview, "--listen", f"127.0.0.1:{port}"]
    return [str(BIN / "serve_folder"), folder, str(port)]


def nginx(folder, port, work, headers):
    """As nginx serves static files best (descriptors kept open, sendfile, no log), and with the same extra headers."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    extra = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    config = pathlib.Path(work) / "nginx.conf"
    config.write_text(f"""
daemon off;
worker_processes 2;
worker_rlimit_nofile 20000;
pid {work}/nginx.pid;
error_log {work}/error.log crit;
events {{ worker_connections 9900; }}
http {{
  include /etc/nginx/mime.types;
  charset utf-8;
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=10000 inactive=600s;
  open_file_cache_valid 600s;
  gzip off;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    root {folder};
{extra}
  }}
}}
""")
    os.chmod(work, 0o755)
    return [program, "-c", str(config), "-p", work]


def version(command, pattern=r"\d+(\.\d+)+"):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return "absent"
    found = re.search(pattern, done.stdout + done.stderr)
    return found.group() if found else "?"


def machine():
    info = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", info)
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return [
        f"{model.group(1) if model else 'unknown processor'}, {os.cpu_count()} cores, "
        f"Linux {os.uname().release.split('-')[0]}, {time.strftime('%Y-%m-%d')}",
        f"cairn {commit.stdout.strip() or '?'}, nginx {version(['/usr/sbin/nginx', '-v'])}, "
        f"wrk {version(['wrk', '-v'])}",
    ]


def page_to_ask(folder, wanted=10_000):
    """The path of the page of 5 to 20 KB (or else of any page) whose size is nearest to the one wanted."""
    pages = [(p.stat().st_size, p) for p in pathlib.Path(folder).rglob("*.html")]
    if not pages:
        raise SystemExit(f"{folder} has no .html page")
    small = [page for page in pages if 5_000 <= page[0] <= 20_000] or pages
    size, page = min(small, key=lambda entry: (abs(entry[0] - wanted), str(entry[1])))
    path = "/" + str(page.relative_to(folder))
    return size, path.removesuffix("index.html") if path.endswith("/index.html") else path
