"""Registers the enquiries with Wagtail's admin, and nothing else."""

from wagtail import hooks

from contact.staff.viewsets import EnquiryViewSet


@hooks.register("register_admin_viewset")
def register_enquiries():
    """The list of enquiries and the page of each one."""
    return EnquiryViewSet()
