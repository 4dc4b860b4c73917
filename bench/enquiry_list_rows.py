"""Enquiries by the thousand for the bench of the list: sealed and found like real ones, made cheaply."""

import random
import uuid
from datetime import timedelta

FIRST_NAMES = ("Agnes", "Bilal", "Chidi", "Dilys", "Efua", "Fergus", "Gita", "Hamish", "Imogen", "Jyoti")
PEOPLE = 500  # as many different people as wrote, however many enquiries there are
ONE_PERSON = "Zebedee Onlyone"  # wrote once
COMMON = FIRST_NAMES[0]
BATCH = 1000


def add(first: int, end: int, user, open_percent: int) -> None:
    """Add enquiries with these numbers; the same share of them is open, whatever the numbers are."""
    from contact.models import Enquiry, EnquiryIndex

    people = [_person(number) for number in range(PEOPLE)]
    for start in range(first, end, BATCH):
        rows, indexes = [], []
        for number in range(start, min(start + BATCH, end)):
            cleaned, found_by = people[number % PEOPLE] if number != 7 else _person(None)
            row = _enquiry(number, cleaned, user, open_percent)
            rows.append(row)
            indexes += [EnquiryIndex(enquiry=row, kind=kind, value=value) for kind, value in found_by]
        Enquiry.objects.bulk_create(rows)
        EnquiryIndex.objects.bulk_create(indexes)


def _person(number: int | None) -> tuple[dict, list]:
    """What somebody wrote in the form, and what they are found by."""
    from contact import sealing

    name = (
        ONE_PERSON
        if number is None
        else f"{FIRST_NAMES[number % len(FIRST_NAMES)]} Surname{_letters(number)}"
    )
    cleaned = {
        "name": name,
        "email": f"person{number}@example.org",
        "phone": f"07700 900{(number or 0) % 1000:03}",
        "needs": ["large_print"] if number and number % 5 == 0 else [],
        "message": "A message of some length, such as people write. " * 8,
    }
    return cleaned, [(row.kind, row.value) for row in sealing.indexes(uuid.uuid4(), cleaned)]


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _enquiry(number: int, cleaned: dict, user, open_percent: int):
    """One row, as the services would have left it."""
    from django.utils import timezone

    from contact import references, reply_clock, sealing
    from contact.models import Enquiry

    chance, now, pk = random.Random(number), timezone.now(), uuid.uuid4()
    is_open = number * open_percent % 100 < open_percent
    traits = _open_traits(number * open_percent // 100) if is_open else {}
    waits = traits.get("status") == "waiting"
    created = now - timedelta(minutes=number if is_open else number * 30)
    due = None if waits else now + timedelta(minutes=(-number - 1 if traits.get("late") else number + 600))
    call = now - timedelta(minutes=number) if traits.get("rung") else None
    return Enquiry(
        pk=pk,
        reference=references.new_reference(),
        created_at=created,
        status_changed_at=created,
        status=traits.get("status") or chance.choice(("closed", "answered")),
        urgency=traits.get("urgency", 0),
        quarantined=traits.get("quarantined", False),
        reply_by=due if is_open else created,
        call_back_at=call,
        due_at=(call or due or reply_clock.NEVER) if is_open else reply_clock.over(created)["due_at"],
        is_open=is_open,
        assignee=user if traits.get("mine", True) else None,
        red_flags_read_at=created,
        source_path="/conditions/gallstones/",
        source_title="Gallstones",
        **sealing.seal(pk, cleaned),
    )


def _open_traits(count: int) -> dict:
    """What an open one is: of 100, at least 25 stand in each tab, so that a page of it is full."""
    waits = count % 3 == 0
    return {
        "status": "waiting" if waits else "in_progress" if count % 2 else "new",
        "mine": count % 2 == 0,
        "urgency": count // 2 % 2 * (1 + count // 4 % 2),
        "late": not waits and count // 4 % 2 == 0,
        "rung": count // 2 % 2 == 0,
        "quarantined": count % 3 == 1,
    }
