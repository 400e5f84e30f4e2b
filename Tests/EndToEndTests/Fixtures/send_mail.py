"""Sends the mail named with msmtp to a server on this machine and prints, as JSON, what arrived there."""
import asyncio
import base64
import json
import sys

from aiosmtpd.smtp import SMTP


class Inbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "content": base64.b64encode(envelope.content).decode(),
        })
        return "250 OK"


async def main():
    inbox = Inbox()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(inbox, hostname="localhost", loop=loop), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with open(sys.argv[1], "rb") as mail:
        client = await asyncio.create_subprocess_exec(
            "msmtp", "--host=127.0.0.1", f"--port={port}", "-t", "--read-envelope-from", stdin=mail
        )
        status = await client.wait()
    server.close()
    print(json.dumps({"status": status, "mails": inbox.mails}))


asyncio.run(main())
