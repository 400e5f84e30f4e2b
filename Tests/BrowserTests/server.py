"""A plain file server on this machine, as a static host is."""

import contextlib
import http.server
import threading


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, headers, asked, **options):
        self.sent, self.asked = headers, asked
        super().__init__(*arguments, **options)

    def end_headers(self):
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_request(self, *arguments):
        self.asked.append(self.path)

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def serving(folder, headers={}, asked=None):
    """The port on which the files below a folder are handed out, each with these headers; the paths asked for are added
    to `asked`."""
    asked = [] if asked is None else asked
    handler = lambda *arguments: Handler(*arguments, directory=folder, headers=headers, asked=asked)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
