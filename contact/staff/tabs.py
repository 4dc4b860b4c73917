"""The tabs of the queue: what each one shows, and how many wait there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from contact.models import Enquiry
from contact.workflow import Status


@dataclass(frozen=True)
class Tab:
    """A tab: its word in the address, its label, and which enquiries stand there for whom and when."""

    name: str
    label: str
    condition: Callable[..., Q]


_OPEN = Q(is_open=True)
_TRUSTED = Q(is_open=True, quarantined=False)

TABS = (
    Tab("mine", "Mine", lambda user, now: _OPEN & Q(assignee=user)),
    Tab("unassigned", "Unassigned", lambda user, now: _TRUSTED & Q(assignee=None)),
    Tab("urgent", "Urgent", lambda user, now: _OPEN & Q(urgency__gt=0)),
    Tab("overdue", "Overdue", lambda user, now: _OPEN & Q(reply_by__lt=now)),
    Tab("waiting", "Waiting", lambda user, now: Q(is_open=True, status=Status.WAITING.value)),
    Tab("call_back", "Call back", lambda user, now: _OPEN & Q(call_back_at__isnull=False)),
    Tab("quarantine", "May be spam", lambda user, now: Q(is_open=True, quarantined=True)),
    Tab("open", "Open", lambda user, now: _OPEN),
    Tab("all", "All", lambda user, now: Q()),
)
FIRST = "open"
_BY_NAME = {tab.name: tab for tab in TABS}


def narrowed(queryset, name: str, user):
    """The enquiries of a tab; an unknown name is the first one."""
    return queryset.filter(_BY_NAME.get(name, _BY_NAME[FIRST]).condition(user, timezone.now()))


def counts(user) -> dict[str, int]:
    """How many open enquiries stand in each tab: one query over what is open, however much is closed."""
    now = timezone.now()
    tabs = [tab for tab in TABS if tab.name != "all"]
    totals = {tab.name: Count("pk", filter=tab.condition(user, now)) for tab in tabs}
    return Enquiry.objects.filter(_OPEN).aggregate(**totals)
