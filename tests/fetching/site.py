"""A site on 127.0.0.1 for tests: a feed, pages, redirects, robots, bombs and slow answers."""

import gzip
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    "<html lang='en'><head><title>Report {n}</title><meta property='article:published_time' content='2019-12-30T10:00:00Z'></head><body><article><h1>Report {n}</h1>"  # noqa: E501
    "<p>Two policemen were killed near the town on Sunday in attack number {n}, the governor of the region said.</p>"
    "<p>The governor told reporters that a third officer had been flown to a hospital in the capital that night.</p>"
    "<p>READ ALSO: Oil climbs above $90</p><p>No group has said that it planted the device, the fourth since the start of the month.</p></article></body></html>"  # noqa: E501
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Sahel Times</title>"
    + "".join(
        f"<item><title>Report {n}</title><link>{{base}}{path}</link></item>"
        for n, path in enumerate(("/page/1", "/moved", "/private/3", "/bomb", "/none"), 1)
    )
    + "</channel></rss>"
)


BOMB = gzip.compress(b"a" * 100_000_000, 9)
TWICE = gzip.compress(BOMB)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        base = f"http://{self.headers['Host']}"
        self.server.asked.append(self.path)
        if self.path == "/feed":
            self.feed(base)
        elif self.path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /private\n", "text/plain")
        elif self.path.startswith("/page/"):
            self.answer(ARTICLE.replace("{n}", self.path[6:]).encode(), "text/html; charset=utf-8")
        elif self.path == "/moved":
            self.redirect("/page/2")
        elif self.path == "/inside":
            self.redirect("http://169.254.169.254/latest/meta-data/")
        elif self.path.startswith("/round/"):
            self.redirect(f"/round/{int(self.path[7:]) + 1}")
        elif self.path == "/bomb":
            self.answer(BOMB, "text/html", coding="gzip")
        elif self.path == "/twice":
            self.answer(TWICE, "text/html", coding="gzip, gzip")
        elif self.path == "/packed":
            self.answer(zlib.compress(b"hello"), "text/plain", coding="deflate")
        elif self.path == "/endless":
            self.endless(b"a" * 65536, 0)
        elif self.path == "/drip":
            self.endless(b"a", 0.2)
        elif self.path == "/slow":
            self.slow_header()
        else:
            self.answer(b"no", "text/plain", status=404)

    def feed(self, base):
        if self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.answer(FEED.replace("{base}", base).encode(), "application/rss+xml", ETag='"1"')

    def answer(self, body, kind, status=200, coding=None, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if coding:
            self.send_header("Content-Encoding", coding)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.try_write(body)

    def redirect(self, place):
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def endless(self, piece, pause):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        while self.try_write(piece) and not self.server.stopping.is_set():
            time.sleep(pause)

    def slow_header(self):
        for letter in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000:
            if not self.try_write(bytes([letter])) or self.server.stopping.is_set():
                return
            time.sleep(0.2)

    def try_write(self, data):
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            self.close_connection = True
            return False
        return True

    def log_message(self, *_):
        """Tests are quiet."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up early is part of the tests."""


@contextmanager
def served():
    """A running site; gives its address, (host, port), and the list of paths asked so far."""
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    server.stopping = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.server_address, server.asked
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
