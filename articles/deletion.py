"""What is in use cannot be deleted. Wagtail alone only warns, and the page would lose it."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import ReferenceIndex


def uses(record) -> list[str]:
    """What uses a record, in words; each place once."""
    return sorted({str(place) for place, _fields in ReferenceIndex.get_grouped_references_to(record)})


def refuse_what_is_in_use(request, records):
    """Hook before_delete_snippet: send the editor back with the list of uses, if there are any."""
    used = {record: places for record in records if (places := uses(record))}
    if not used:
        return None
    for record, places in used.items():
        listed = ", ".join(f"“{place}”" for place in places)
        messages.error(request, f"{record} cannot be deleted: it is used by {listed}. Remove it there first.")
    return redirect(type(next(iter(used))).snippet_viewset.get_url_name("list"))
