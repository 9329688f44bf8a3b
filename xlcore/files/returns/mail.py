"""A letter as a draft that mail programs open ready to send (.eml): headers in UTF-8, files attached.

Nothing that somebody typed can become a header or an address: what is no plain address gives no draft.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePath

from ...domain.bloc import Bloc, Member
from ...returning.letters import Letter
from ...values.folding import clean

_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_KINDS = {
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "vnd.ms-excel.sheet.macroEnabled.12",
}


def addresses(member: Member) -> tuple[Address, ...]:
    """The addresses of a unit, several parted by ; or , or a space; nothing where one of them is none."""
    found = []
    for text in re.split(r"[;,\s]+", member.email.strip()):
        if not _PLAIN.fullmatch(text):
            return ()
        try:
            found.append(Address(clean(member.name), addr_spec=text))
        except (HeaderParseError, ValueError, IndexError):
            return ()
    return tuple(found)


def draft(letter: Letter, bloc: Bloc, to: Sequence[Address], files: Mapping[str, bytes], now: datetime) -> bytes:
    """The draft; from the head where *Đơn vị* has an address of the head, else the mail program puts the sender in."""
    message = EmailMessage(policy=SMTP)
    head = bloc.member(bloc.head)
    sender = addresses(head) if head else ()
    if sender:
        message["From"] = sender[0]
    message["To"] = tuple(to)
    message["Subject"] = clean(letter.subject)
    message["Date"] = format_datetime(now.astimezone())
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte="base64")
    for name, data in files.items():
        kind = _KINDS.get(PurePath(name).suffix, "octet-stream")
        message.add_attachment(data, maintype="application", subtype=kind, filename=name)
    if message.is_multipart():
        mark = hashlib.sha256(b"\0".join([letter.text.encode(), *files.values()])).hexdigest()[:32]
        message.set_boundary(f"=_{mark}")
    return message.as_bytes()
