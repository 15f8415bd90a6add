"""Servers on loopback that behave as badly as a test asks them to."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server:
    """Answers each path with what `pages` has for it: bytes, or a function that is given the handler."""

    def __init__(self):
        self.pages = {}
        self.seen = []  # (path, headers)
        self.done = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.seen.append((self.path, dict(self.headers)))
                page = outer.pages.get(self.path)
                try:
                    if page is None:
                        self.send_error(404)
                    elif callable(page):
                        page(self)
                    else:
                        answer(self, page)
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True

    @property
    def port(self):
        return self.http.server_address[1]

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def paths(self):
        return [path for path, _ in self.seen if path != "/robots.txt"]


def answer(handler, body=b"", status=200, kind="text/html; charset=utf-8", **headers):
    handler.send_response(status)
    if kind:
        handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def answers(body=b"", status=200, kind="text/html; charset=utf-8", **headers):
    """Return a page that always answers so."""
    return lambda handler: answer(handler, body, status, kind, **headers)


@contextmanager
def serving():
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        server.http.shutdown()
        server.http.server_close()
        thread.join()
