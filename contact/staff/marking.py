"""How a message is shown: its possible signs marked, and a summary for the clinical record."""

from contact.models import Enquiry
from contact.red_flags import RedFlag
from contact.sealing import Opened


def with_marks(message: str, flags: list[RedFlag]) -> list[tuple[str, str]]:
    """The message in parts, each with the sign that it may be, or none. Overlapping signs share one mark."""
    parts, at = [], 0
    for flag in sorted(flags, key=lambda flag: (flag.start, -flag.end)):
        if flag.start < at:
            continue
        parts += [(message[at : flag.start], ""), (message[flag.start : flag.end], flag.sign)]
        at = flag.end
    parts.append((message[at:], ""))
    return [part for part in parts if part[0]]


def summary(enquiry: Enquiry, opened: Opened) -> str:
    """What staff copy into the clinical record: who, how to reply, needs, and the message."""
    lines = [
        f"Website enquiry {enquiry}, received {enquiry.created_at:%d/%m/%Y %H:%M} UTC",
        f"About: {enquiry.get_kind_display()}; for: {enquiry.get_for_whom_display()}",
        f"Name: {opened.name}",
        f"Email: {opened.email or 'none'}; phone: {opened.phone or 'none'}",
        f"Voicemail: {'yes' if enquiry.voicemail_allowed else 'no'}; "
        f"health by email: {'yes' if enquiry.health_by_email_allowed else 'no'}",
    ]
    needs = [*opened.need_labels, *([opened.needs_detail] if opened.needs_detail else [])]
    lines += [f"Needs: {', '.join(needs)}"] if needs else []
    return "\n".join([*lines, "", opened.message])
