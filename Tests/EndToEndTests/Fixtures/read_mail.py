"""Prints, as JSON, what Python's e-mail package finds in the mail named."""
import email
import email.policy
import io
import json
import sys
import zipfile

with open(sys.argv[1], "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)

attachment = next(iter(mail.iter_attachments()), None)
content = attachment.get_payload(decode=True) if attachment is not None else b""
members = {}
if attachment is not None and attachment.get_content_type() == "application/zip":
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        members = {name: archive.read(name).decode() for name in archive.namelist()}

print(json.dumps({
    "names": mail.keys(),
    "headers": {name: str(value) for name, value in mail.items()},
    "to": [[address.display_name, address.addr_spec] for address in mail["To"].addresses],
    "from": [[address.display_name, address.addr_spec] for address in mail["From"].addresses],
    "defects": [str(defect) for part in mail.walk() for defect in part.defects]
    + [str(defect) for value in mail.values() for defect in value.defects],
    "types": [part.get_content_type() for part in mail.walk()],
    "text": mail.get_body(("plain",)).get_content(),
    "html": mail.get_body(("html",)).get_content(),
    "attachment": attachment.get_filename() if attachment is not None else "",
    "members": members,
}))
