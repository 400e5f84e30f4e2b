"""WebKit, the engine of every browser on iPhones, in a window of its own on a screen that nobody sees."""

import contextlib
import os
import pathlib
import select
import subprocess
import time

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

PATIENCE = 30


def _browser():
    return str(next(pathlib.Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))


@contextlib.contextmanager
def _screen():
    """The name of a new display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        if not select.select([server.stdout], [], [], PATIENCE)[0]:
            raise TimeoutError("Xvfb does not start")
        yield f":{server.stdout.readline().decode().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)
        server.stdout.close()


@contextlib.contextmanager
def driver():
    """WebKit's driver, which waits for nothing longer than ``PATIENCE`` seconds."""
    with _screen() as display:
        # Its sandbox needs rights that root in a container lacks; it sees nothing but our own pages.
        alone = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "GDK_BACKEND": "x11"}
        options = WebKitGTKOptions()
        options.binary_location = _browser()
        options.add_argument("--automation")
        service = Service(log_output=subprocess.DEVNULL, env=os.environ | alone)
        webkit = WebKitGTK(options=options, service=service)
        try:
            webkit.command_executor.client_config.timeout = 2 * PATIENCE
            webkit.set_page_load_timeout(PATIENCE)
            webkit.set_script_timeout(PATIENCE)
            yield webkit
        finally:
            webkit.quit()


def eventually(condition):
    """The first value of the condition that is true, or its last."""
    end = time.monotonic() + PATIENCE
    while not (value := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return value
