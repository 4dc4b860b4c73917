"""The desk on the admin's home: what waits, for those who may know."""

from django.template.loader import render_to_string
from wagtail.admin.ui.components import Component

from contact import figures, services
from contact.staff import tabs


class DeskPanel(Component):
    """Numbers with links; managers also see what is stuck."""

    name = "enquiries"
    order = 50

    def render_html(self, parent_context):
        """Nothing for who may not look at enquiries."""
        user = parent_context["request"].user
        if not user.has_perm("contact.view_enquiry"):
            return ""
        counts = tabs.counts(user)
        shown = ("mine", "unassigned", "urgent", "overdue", "call_back", "quarantine", "open")
        labels = {tab.name: tab.label for tab in tabs.TABS}
        context = {
            "numbers": [{"tab": name, "label": labels[name], "waiting": counts[name]} for name in shown],
            "first_reply": figures.hours_words(services.time_to_first_reply()),
            "changes": user.has_perm("contact.change_enquiry"),
            "manages": user.has_perm("contact.manage_enquiry"),
        }
        if context["manages"]:
            stuck, oldest = services.waiting(), services.oldest_unsent()
            context |= {
                "dead_letters": stuck["dead_letters"],
                "unmatched": stuck["unmatched"],
                "oldest_unsent": figures.hours_words(oldest.total_seconds()) if oldest else "",
            }
        return render_to_string("contact/staff/includes/dashboard.html", context)
