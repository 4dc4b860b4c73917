"""Registers the enquiries with Wagtail's admin, and nothing else."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from contact.staff.bulk import AssignBulkAction, SpamBulkAction
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


@hooks.register("register_permissions")
def register_managing():
    """The group editor offers it beside "view" and "change"."""
    return Permission.objects.filter(content_type__app_label="contact", codename="manage_enquiry")


hooks.register("register_bulk_action", AssignBulkAction)
hooks.register("register_bulk_action", SpamBulkAction)
