#!/usr/bin/python3
"""paysage serve as browsers and others meet it: what it gives and refuses, who may ask, crowds, pages that
follow what is saved, mistakes, and how it ends."""

import contextlib
import os
import pathlib
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time

# Programs that a shell starts in the background ignore Ctrl-C, and so do those that they start; this one does not.
signal.signal(signal.SIGINT, signal.default_int_handler)

TOP = pathlib.Path(os.environ.get("TOP", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = str(TOP / os.environ.get("PAYSAGE", "build/paysage"))
PATIENCE = 60  # seconds, on a machine that has much to do
SAVES = 1000 if os.environ.get("THOROUGH") else 200
failures = []


def fail(text):
    failures.append(text)
    print(f"56-serve: {text}")


def expect(condition, text):
    if not condition:
        fail(text)


def landscape(title):
    return (f"title: {title}\nslices: [{{id: 2007}}, {{id: 2008}}]\nactors: {{ann: {{name: Ann}}, bob: {{name: Bob}}}}\n"
            "relations: [{from: ann, to: bob}]\nfigures: [{kind: network}, {kind: timeline}]\n")


def save(path, text):
    """As editors do: another file takes the place."""
    new = path.with_name(path.name + "~")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


class Server:
    def __init__(self, data, *options, stderr=subprocess.PIPE, surroundings=None):
        environment = dict(os.environ, NO_COLOR="1", DISPLAY="", WAYLAND_DISPLAY="", **(surroundings or {}))
        self.process = subprocess.Popen([PROGRAM, "serve", str(data), "--port", "0", *options],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr,
                                        env=environment)
        self.told, self.port, self.place = "", 0, ""
        if stderr == subprocess.PIPE:
            os.set_blocking(self.process.stderr.fileno(), False)
            self.wait_for(r"(http://\S+:(\d+)/\S*) shows .*\n")
            found = re.search(r"(http://\S+:(\d+)/\S*) shows ", self.told)
            self.place, self.port = (found[1], int(found[2])) if found else ("", 0)

    def listen(self, seconds=0.05):
        if select.select([self.process.stderr], [], [], seconds)[0]:
            self.told += (self.process.stderr.read() or b"").decode(errors="replace")

    def wait_for(self, pattern, since=0):
        until = time.monotonic() + PATIENCE
        while not re.search(pattern, self.told[since:]):
            if time.monotonic() > until or (self.process.poll() is not None and not self.listen()):
                fail(f"{pattern!r} is not told: {self.told[since:]!r}")
                return False
            self.listen()
        return True

    def connect(self, **more):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE, **more)

    def send(self, text):
        """All of the answer to these bytes."""
        with self.connect() as peer:
            peer.sendall(text.replace(b"PORT", str(self.port).encode()))
            return read_all(peer)

    def get(self, path, *fields, method="GET", host="localhost:PORT"):
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *fields, "", ""]
        return self.send("\r\n".join(lines).encode())

    def status(self, *arguments, **more):
        return status_of(self.get(*arguments, **more))

    def end(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return "nothing: it went on"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()


def read_all(peer):
    answer = b""
    with contextlib.suppress(ConnectionResetError):
        while part := peer.recv(1 << 16):
            answer += part
    return answer


def status_of(answer):
    found = re.match(rb"HTTP/1\.1 (\d+) ", answer)
    return int(found[1]) if found else 0


def body_of(answer):
    return answer.partition(b"\r\n\r\n")[2]


class Stream:
    def __init__(self, server, page="/", epoch=0):
        self.peer = server.connect()
        self.peer.sendall(f"GET /events?page={page}&epoch={epoch} HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode())
        self.text, self.head = "", None

    def wait_for(self, pattern):
        until = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text):
            self.peer.settimeout(max(0.01, until - time.monotonic()))
            try:
                part = self.peer.recv(1 << 16)
            except TimeoutError:
                part = b""
            if not part:
                fail(f"no event {pattern!r}: {self.text!r}")
                return ""
            self.text += part.decode()
        found = re.search(pattern, self.text)
        self.text = self.text[found.end():]
        return found[0]

    def is_quiet(self, seconds):
        self.peer.settimeout(seconds)
        try:
            self.text += self.peer.recv(1 << 16).decode()
        except TimeoutError:
            pass
        return "event: changed" not in self.text

    def close(self):
        self.peer.close()


# ---- What is given ----

GUARDS = ["Cache-Control: no-store", "Cross-Origin-Resource-Policy: same-origin", "Referrer-Policy: no-referrer",
          "X-Content-Type-Options: nosniff", "frame-ancestors 'none'"]


def check_guards(answer, what):
    head = answer.partition(b"\r\n\r\n")[0].decode()
    for guard in GUARDS:
        expect(guard in head, f"{what}: no {guard}: {head}")
    expect("Access-Control" not in head, f"{what}: {head}")


def given(server):
    if socket.has_ipv6:
        with contextlib.suppress(OSError), socket.create_connection(("::1", server.port), timeout=PATIENCE) as peer:
            peer.sendall(f"GET / HTTP/1.1\r\nHost: [::1]:{server.port}\r\n\r\n".encode())
            expect(status_of(read_all(peer)) == 200, "by IPv6 nothing is given")
    page = server.get("/")
    check_guards(page, "/")
    expect(b"Content-Type: text/html; charset=utf-8\r\n" in page, "/ is no page")
    expect(f"Content-Length: {len(body_of(page))}\r\n".encode() in page, "/ has another length than it says")
    expect(b"connect-src 'self'" in page and b"EventSource" in page, "/ does not follow what is saved")
    only_head = server.get("/", method="HEAD")
    expect(body_of(only_head) == b"" and only_head.splitlines()[:3] == page.splitlines()[:3], "HEAD is another answer")
    server_says = body_of(server.get("/figures/")).decode()
    for _ in range(100):
        if "<img" in server_says:
            break
        time.sleep(0.1)
        server_says = body_of(server.get("/figures/")).decode()
    pictures = re.findall(r'<img [^>]*src="([^"]+)"', server_says)
    expect(len(pictures) == 3, f"the gallery has {pictures}")
    for picture in pictures:
        answer = server.get("/figures/" + picture)
        check_guards(answer, picture)
        expect(status_of(answer) == 200 and b"Content-Type: image/svg+xml\r\n" in answer and b"<svg" in answer, picture)
        expect(b"default-src 'none'" in answer, f"{picture} may run something")


# ---- What is refused ----

OUTSIDE = ["/../../../../etc/passwd", "//etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
           "/figures/../../etc/passwd", "/figures/%2e%2e/small.yaml", "/small.yaml", "/figures/", "/figures", "/./",
           "/.paysage", "/figures/.paysage", "/proc/self/environ", "/figures//network-2007.svg", "/%00", "/figures/\\..\\",
           "/~root/", "/index.html", "/figures/network-2007.svg/", "/figures/NETWORK-2007.svg", "/figures/*", "/etc/hostname"]
HOSTS = {"localhost:PORT": 200, "127.0.0.1:PORT": 200, "[::1]:PORT": 200, "evil.example:PORT": 421, "localhost": 421,
         "localhost:1": 421, "localhost.:PORT": 421, "a@localhost:PORT": 421, "0.0.0.0:PORT": 421, "": 421}
GOOD = b"Host: localhost:PORT\r\n"
REQUESTS = [
    (b"GET /\r\n", 400), (b"GET / HTTP/1.1\n" + GOOD.replace(b"\r", b"") + b"\n", 400), (b"GET / HTTP/1.1\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n" + GOOD + GOOD + b"\r\n", 400), (b"GET / HTTP/1.1\r\n" + GOOD + b"X: a\r\n b\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n" + GOOD + b"X: \0\r\n\r\n", 400), (b"\0" * 100, 400), (b"\x16\x03\x01\x02\x00\x01\x00", 400),
    (b"GET http://localhost:PORT/ HTTP/1.1\r\n" + GOOD + b"\r\n", 400), (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    (b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\n" + GOOD + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\n" + GOOD + b"X: y\r\n" * 200 + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\n" + GOOD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 413),
    (b"GET / HTTP/1.1\r\n" + GOOD + b"Content-Length: 5\r\n\r\nhello", 413),
    (b"POST / HTTP/1.1\r\n" + GOOD + b"Content-Length: 300000\r\n\r\n" + b"x" * 300000, 405),
    (b"POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 1\r\n\r\nx", 421),
    (b"GET / HTTP/1.1\r\n" + GOOD + b"Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n\r\n", 403),
    (b"GET /events?page=/nothing HTTP/1.1\r\n" + GOOD + b"\r\n", 404),
    (b"GET /events?page=/figures/network-2007.svg HTTP/1.1\r\n" + GOOD + b"\r\n", 404),
]


def refused(server, folder):
    for path in OUTSIDE:
        answer = server.get(path)
        expect(status_of(answer) == (200 if path == "/figures/" else 404), f"{path}: {answer[:80]}")
        expect(b"root:" not in answer and folder.encode() not in answer, f"{path} tells of the system: {answer}")
        check_guards(answer, path)
    for host, status in HOSTS.items():
        expect(server.status("/", host=host) == status, f"host {host}: not {status}")
    for request, status in REQUESTS:
        answer = server.send(request)
        expect(status_of(answer) == status, f"{request[:60]}: {answer[:80]}, not {status}")
        check_guards(answer, str(request[:60]))
        expect(folder.encode() not in answer, f"{request[:60]} tells of the system")
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "X"]:
        answer = server.get("/", method=method)
        expect(status_of(answer) == 405 and b"\r\nAllow: GET, HEAD\r\n" in answer, f"{method}: {answer[:80]}")
    two = server.send(b"GET / HTTP/1.1\r\n" + GOOD + b"\r\nGET /figures/ HTTP/1.1\r\n" + GOOD + b"\r\n")
    expect(two.count(b"HTTP/1.1 200 OK") == 1, "a connection is for one answer")


# ---- Crowds ----

def descriptors(server):
    try:
        return len(os.listdir(f"/proc/{server.process.pid}/fd"))
    except OSError:
        return 0


def crowds(server):
    before = descriptors(server)
    peers = [server.connect() for _ in range(200)]
    for peer in peers:
        peer.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode())
    answers = [status_of(read_all(peer)) for peer in peers]
    for peer in peers:
        peer.close()
    expect(answers == [200] * 200, f"200 at once: {len([a for a in answers if a == 200])} are served")
    # Who says nothing, who never ends, who never reads: others are served, and the last who comes is.
    idle = [server.connect() for _ in range(300)]
    for peer in idle[::3]:
        with contextlib.suppress(OSError):
            peer.sendall(b"GET / HTTP/1.1\r\n")
    deaf = []
    for _ in range(20):
        peer = socket.socket()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        peer.connect(("127.0.0.1", server.port))
        peer.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n".encode())
        deaf.append(peer)
    began = time.monotonic()
    expect(server.status("/") == 200, "others are not served while many wait")
    expect(time.monotonic() - began < 5, f"others wait {time.monotonic() - began:.1f} s")
    expect(before == 0 or descriptors(server) - before <= 256, f"there are {descriptors(server)} open files")
    for peer in deaf + idle[:-1]:
        peer.close()
    return idle[-1], time.monotonic()


def streams(server):
    all_of_them = [Stream(server) for _ in range(32)]
    for stream in all_of_them:
        stream.wait_for("event: changed\n")
    expect(server.status("/events") == 503, "there is a stream too many")
    expect(server.status("/") == 200, "streams keep others out")
    for stream in all_of_them:
        stream.close()
    until = time.monotonic() + PATIENCE
    while server.status("/events", method="HEAD") == 503 and time.monotonic() < until:
        time.sleep(0.05)
    again = Stream(server)
    again.wait_for("event: changed\n")
    again.close()


# ---- What is saved ----

def epoch_of(server):
    return re.search(rb'<meta name="paysage-epoch" content="(\d+)">', server.get("/"))[1].decode()


def follows(server, path):
    behind = Stream(server, epoch=1)
    epoch = epoch_of(server)
    behind.wait_for(f"event: changed\ndata: {epoch}\n\n")
    behind.wait_for("event: mended\n")
    abreast = Stream(server, epoch=epoch)
    abreast.wait_for("event: mended\n")
    expect(abreast.is_quiet(0.3), "who has the page is told of a change")
    save(path, landscape("Second"))
    for stream in (behind, abreast):
        stream.wait_for("event: changed\ndata: [0-9]+\n\n")
    page = server.get("/")
    expect(b"<title>Second</title>" in page and epoch_of(server) != epoch, "the page does not change")
    since = len(server.told)
    save(path, landscape("Third") + "nonsense: 1\n")
    text = abreast.wait_for("event: mistakes\n(data: .*\n)+\n")
    expect("small.yaml:6:1: error:" in text and "nonsense" in text and "^" in text, f"mistakes are told so: {text}")
    late = Stream(server, epoch=epoch_of(server))
    late.wait_for("event: mistakes\n")
    late.close()
    expect(b"<title>Second</title>" in server.get("/"), "the last good page does not stay")
    server.wait_for(r"small\.yaml:6:1: error:(.|\n)*the page is as it was\n", since)
    save(path, landscape("Third"))
    abreast.wait_for("event: (changed|mended)\n(.|\n)*event: (mended|changed)\n")
    expect(b"<title>Third</title>" in server.get("/"), "the mended page is not there")
    server.wait_for(r"mended: the page has changed, [\d.]+ s\n", since)
    path.rename(path.with_name("away"))
    text = abreast.wait_for("event: mistakes\n(data: .*\n)+\n")
    expect("small.yaml is not there" in text, f"a file that is gone is told so: {text}")
    expect(b"<title>Third</title>" in server.get("/"), "the page goes with the file")
    path.with_name("away").rename(path)
    abreast.wait_for("event: mended\n")
    behind.close()
    abreast.close()


def many_saves(server, path):
    stream = Stream(server, epoch=epoch_of(server))
    before = descriptors(server)
    since = len(server.told)
    for number in range(SAVES):
        save(path, landscape(f"Number {number}") + ("nonsense: 1\n" if number % 7 == 3 else ""))
        if number % 10 == 0:
            server.listen(0)
            expect(server.status("/") == 200, "nothing is served while much is saved")
    save(path, landscape("The last"))
    until = time.monotonic() + PATIENCE
    while b"<title>The last</title>" not in server.get("/") and time.monotonic() < until:
        server.listen(0.05)
    expect(b"<title>The last</title>" in server.get("/"), f"after {SAVES} saves the last one is not shown")
    stream.wait_for("event: changed\n")
    server.listen(0.5)
    expect(server.told[since:].count("\n") < 6 * SAVES, "more is told than was saved")
    expect(before == 0 or descriptors(server) <= before + 4, f"{before} open files become {descriptors(server)}")
    stream.close()


def large(title):
    """What takes a while to be made."""
    actors = "".join(f"  a{i}: {{name: Actor {i}}}\n" for i in range(60))
    relations = "".join(f"  - {{from: a{i}, to: a{(i * 7 + 3) % 60}}}\n" for i in range(60))
    slices = ", ".join(f"{{id: {year}}}" for year in range(2000, 2010))
    return f"title: {title}\nslices: [{slices}]\nactors:\n{actors}relations:\n{relations}"


def saves_while_it_works(folder):
    path = folder / "large.yaml"
    save(path, large("First"))
    with Server(path) as server:
        for number in range(3):
            for again in range(4):
                save(path, large(f"Number {number}.{again}"))
                time.sleep(0.15)
            until = time.monotonic() + PATIENCE
            while f"<title>Number {number}.3</title>".encode() not in server.get("/"):
                if time.monotonic() > until:
                    fail("what is saved while a page is made is not read")
                    return
                server.listen(0.05)


# ---- Others, and the command line ----

def others(path):
    with Server(path, "--listen", "127.0.0.1", "--token", "0123456789abcdef") as server:
        expect(server.place.endswith("/?token=0123456789abcdef"), f"the address is {server.place}")
        expect(server.status("/") == 403, "who knows no token is let in")
        expect(server.status("/events") == 403, "who knows no token gets events")
        expect(server.status("/?token=0123456789abcdeg") == 403, "a wrong token lets in")
        answer = server.get("/?token=0123456789abcdef")
        cookie = re.search(rb"\r\nSet-Cookie: ([^;\r]+); Path=/; HttpOnly; SameSite=Strict\r\n", answer)
        expect(status_of(answer) == 200 and cookie, f"the token does not let in: {answer[:300]}")
        expect(cookie and server.status("/figures/", f"Cookie: {cookie[1].decode()}") == 200, "the cookie does not let in")
        expect(server.status("/", "Cookie: paysage=x") == 403, "any cookie lets in")
        expect(server.end() == 0, "SIGTERM does not end it well")
    with Server(path, "--token", "auto") as server:
        expect(re.search(r"/\?token=[0-9a-f]{32}$", server.place), f"the address is {server.place}")


def run(*arguments):
    return subprocess.run([PROGRAM, "serve", *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=PATIENCE, env=dict(os.environ, NO_COLOR="1"), check=False)


def usage(server, path, folder):
    for arguments, code, words in [
            ([path, "--port", server.port], 3, "--port 0"), ([path, "--port", "70000"], 2, "0 to 65535"),
            ([path, "--listen", "0.0.0.0"], 2, "--token"), ([path, "--listen", "x", "--token", "auto"], 2, "no address"),
            ([path, "--token", "short"], 2, "16"), (["-"], 2, "read only once"), ([folder / "nothing.yaml"], 3, "nothing.yaml"),
            ([path, "--port", "0", "--style", "nonsense"], 2, "nonsense"), ([path, "--poll=0"], 2, "--poll"), ([], 2, "missing")]:
        done = run(*arguments)
        expect(done.returncode == code and words in done.stderr, f"{arguments}: {done.returncode}, {done.stderr}")


def begins_with_mistakes(folder):
    path = folder / "bad.yaml"
    save(path, "actors: [\n")
    with Server(path) as server:
        page = server.get("/")
        expect(status_of(page) == 200 and b"bad.yaml:" in page, "mistakes at the beginning are not shown")
        stream = Stream(server, epoch=epoch_of(server))
        stream.wait_for("event: mistakes\n")
        save(path, landscape("Good"))
        stream.wait_for("event: changed\n")
        expect(b"<title>Good</title>" in server.get("/"), "the first good page is not shown")
        stream.close()


def opens_a_browser(path, folder):
    """The one that the desktop has for the web, which Ctrl-C in our terminal does not reach."""
    home = folder / "home"
    (home / "applications").mkdir(parents=True)
    told = folder / "opened"
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1 $(ps -o sid= -p $$)" >{told}.new; mv {told}.new {told}\n', encoding="utf-8")
    browser.chmod(0o755)
    (home / "applications/some.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Some\nExec={browser} %u\nMimeType=x-scheme-handler/http;\n", encoding="utf-8")
    (home / "applications/mimeapps.list").write_text(
        "[Default Applications]\nx-scheme-handler/http=some.desktop\n", encoding="utf-8")
    surroundings = {"XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_DIRS": str(folder / "nothing")}
    with Server(path, "--open", surroundings=surroundings) as server:
        until = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < until:
            server.listen(0.05)
        opened = told.read_text(encoding="utf-8").split() if told.exists() else ["nothing"]
        expect(opened[0] == server.place, f"{opened[0]} is opened")
        expect(opened[-1] != str(os.getsid(server.process.pid)), "the browser is of our session")
    surroundings["XDG_DATA_HOME"] = surroundings["XDG_CONFIG_HOME"] = str(folder / "nothing")
    with Server(path, "--open", surroundings=surroundings) as server:
        server.wait_for("note: no browser could be opened .*: open the address yourself")
        expect(server.status("/") == 200, "without a browser nothing is served")


def without_listeners(path):
    """Who is told has gone."""
    with Server(path) as server:
        server.process.stderr.close()
        try:
            code = server.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            code = "nothing"
        expect(code == 0, f"when nobody reads what it tells it ends with {code}")


def ends(path):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with Server(path) as server:
            stream = Stream(server)
            stream.wait_for("event: changed\n")
            code = server.end(number)
            expect(code == 0, f"{number.name} ends it with {code}")
            expect(read_all(stream.peer) is not None, "a stream stays open")
            stream.close()
    ours, its = pty.openpty()
    with Server(path, stderr=its) as server:
        os.close(its)
        shown = b""
        while b"shows" not in shown:
            shown += os.read(ours, 1024)
        os.close(ours)
        try:
            code = server.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            code = "nothing"
        expect(code == 0, f"without its terminal it ends with {code}")


def is_dropped(slow, since):
    """Who never ends a request is dropped after ten seconds."""
    time.sleep(max(0.0, 13 - (time.monotonic() - since)))
    slow.settimeout(1)
    try:
        return slow.recv(10) == b""
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def main(folder):
    path = folder / "small.yaml"
    save(path, landscape("First"))
    with Server(path) as server:
        given(server)
        refused(server, str(folder))
        slow, since = crowds(server)
        streams(server)
        usage(server, path, folder)
        follows(server, path)
        many_saves(server, path)
        expect(is_dropped(slow, since), "who never ends a request is not dropped")
        slow.close()
        code = server.end()
        expect(code == 0, f"SIGTERM ends it with {code}: {server.told}")
        server.listen(0)
        expect("CRITICAL" not in server.told and "WARNING" not in server.told, server.told)
    saves_while_it_works(folder)
    others(path)
    begins_with_mistakes(folder)
    opens_a_browser(path, folder)
    without_listeners(path)
    ends(path)


with tempfile.TemporaryDirectory() as work:
    main(pathlib.Path(work))
sys.exit(1 if failures else 0)
