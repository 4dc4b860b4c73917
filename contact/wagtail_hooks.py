"""Registers the enquiries with Wagtail's admin, and nothing else."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail import hooks

from contact.staff.bulk import AssignBulkAction, SpamBulkAction
from contact.staff.dashboard import DeskPanel
from contact.staff.menu import ManagersMenuItem
from contact.staff.reply_templates import ReplyTemplateViewSet
from contact.staff.viewsets import EnquiryViewSet


@hooks.register("register_admin_viewset")
def register_enquiries():
    """The list of enquiries and the page of each one."""
    return EnquiryViewSet()


@hooks.register("register_admin_viewset")
def register_reply_templates():
    """Words that staff send often."""
    return ReplyTemplateViewSet()


@hooks.register("construct_homepage_panels")
def add_desk_panel(request, panels):
    """What waits at the desk."""
    panels.append(DeskPanel())


@hooks.register("register_reports_menu_item")
def register_report():
    """Beside Wagtail's own reports, for managers."""
    return ManagersMenuItem("Enquiries", reverse("enquiries:report"), icon_name="mail", order=900)


@hooks.register("register_permissions")
def register_managing():
    """The group editor offers it beside "view" and "change"."""
    return Permission.objects.filter(content_type__app_label="contact", codename="manage_enquiry")


hooks.register("register_bulk_action", AssignBulkAction)
hooks.register("register_bulk_action", SpamBulkAction)
