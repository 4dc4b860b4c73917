"""Who may do what with enquiries: look, and move on. Nobody adds, copies or deletes one."""

from django.core.exceptions import PermissionDenied
from wagtail.permission_policies import ModelPermissionPolicy


class EnquiryPermissionPolicy(ModelPermissionPolicy):
    """Knows "view" and "change" alone; every other action is refused, to superusers too.

    Whoever changes an enquiry sees it, so "change" without "view" is worth nothing.
    """

    needed = {"view": ("view",), "change": ("view", "change")}

    def user_has_permission(self, user, action):
        """Whether the user may do this to enquiries."""
        names = self.needed.get(action)
        return bool(names) and all(
            super(EnquiryPermissionPolicy, self).user_has_permission(user, name) for name in names
        )

    def user_has_any_permission(self, user, actions):
        """Whether the user may do one of these to enquiries."""
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        """Everybody active who may do one of these to enquiries."""
        known = [action for action in actions if action in self.needed]
        if not known:
            return super().users_with_any_permission([]).none()
        return super().users_with_any_permission(known)


def check_right(user, codename: str) -> None:
    """Raise PermissionDenied unless somebody sees enquiries and has this right as well."""
    if not user.has_perms(["contact.view_enquiry", f"contact.{codename}"]):
        raise PermissionDenied
