"""A plain file server on this machine, as a static host is."""

import contextlib
import http.server
import threading


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, headers, **options):
        self.sent = headers
        super().__init__(*arguments, **options)

    def end_headers(self):
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def serving(folder, headers={}):
    """The port on which the files below a folder are handed out, each with these headers."""
    handler = lambda *arguments: QuietHandler(*arguments, directory=folder, headers=headers)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
