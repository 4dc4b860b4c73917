"""Entries of the admin's menus that only some see."""

from wagtail.admin.menu import MenuItem


class ManagersMenuItem(MenuItem):
    """For those who manage the desk."""

    def is_shown(self, request):
        """Whether this person does."""
        return request.user.has_perms(["contact.view_enquiry", "contact.manage_enquiry"])
