"""Who may do what: the groups, the review workflow and, in a demonstration, one login for each role."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

ADMIN = "wagtailadmin.access_admin"
RECORDS = tuple(
    f"articles.{verb}_{name}"
    for name in ("urgentadvice", "reference", "glossaryterm", "helpline")
    for verb in ("view", "add", "change", "delete")
)
REFERENCES = tuple(f"articles.{verb}_reference" for verb in ("view", "add"))
ENQUIRIES = ("contact.view_enquiry", "contact.change_enquiry")
MANAGING = (
    "contact.manage_enquiry",
    *(f"contact.{verb}_replytemplate" for verb in ("view", "add", "change", "delete")),
)
SEARCHES = "articles.view_searchcount"
SYNONYMS = tuple(f"articles.{verb}_searchsynonym" for verb in ("view", "add", "change", "delete"))
PROMOTIONS = tuple(f"wagtailsearchpromotions.{verb}_searchpromotion" for verb in ("add", "change", "delete"))
REDIRECTS = tuple(f"wagtailredirects.{verb}_redirect" for verb in ("view", "add", "change", "delete"))
WORKFLOW = "Review and publication"


@dataclass(frozen=True)
class Role:
    """A group: what it may do with pages, with images and besides; and its demo login."""

    group: str
    login: str
    pages: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()


ROLES = (
    Role(
        "Authors",
        "author",
        ("add_page", "change_page"),
        ("add_image", "choose_image"),
        (*REFERENCES, SEARCHES),
    ),
    Role(
        "Clinical reviewers",
        "reviewer",
        ("change_page",),
        ("choose_image",),
        (*RECORDS, *SYNONYMS, SEARCHES),
    ),
    Role(
        "Publishers",
        "publisher",
        ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
        ("add_image", "change_image", "choose_image"),
        (*RECORDS, *REDIRECTS, *SYNONYMS, *PROMOTIONS, SEARCHES, "clinic.change_clinicdetails"),
    ),
    Role("Enquiry staff", "desk", permissions=ENQUIRIES),
    Role("Enquiry managers", "manager", permissions=(*ENQUIRIES, *MANAGING)),
)


def load_roles(home: Page, report) -> None:
    """Create the groups with exactly the permissions of the table, the workflow and the demo logins."""
    for role in ROLES:
        _load_group(role, home)
    _remove_unused_default_groups()
    _load_workflow(home)
    if settings.DEMO_LOGINS:
        _load_logins(report)


def _permission(label: str) -> Permission:
    app, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _load_group(role: Role, home: Page) -> None:
    group, _made = Group.objects.get_or_create(name=role.group)
    group.permissions.set([_permission(label) for label in (ADMIN, *role.permissions)])
    for codename in role.pages:
        GroupPagePermission.objects.get_or_create(
            group=group, page=home, permission=_permission(f"wagtailcore.{codename}")
        )
    for codename in role.images:
        permission = Permission.objects.get(content_type__app_label="wagtailimages", codename=codename)
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )


def _remove_unused_default_groups() -> None:
    """Wagtail's migrations make Moderators and Editors; ours take their place unless they are used."""
    Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()


def _load_workflow(home: Page) -> None:
    """A change goes from its author to a clinical reviewer and from there to a publisher."""
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        steps = (("Clinical review", "Clinical reviewers"), ("Publication", "Publishers"))
        for order, (name, group) in enumerate(steps):
            task, _made = GroupApprovalTask.objects.get_or_create(name=name)
            task.groups.set(Group.objects.filter(name=group))
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
        WorkflowPage.objects.filter(page__depth=1).delete()
        WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})


def _load_logins(report) -> None:
    user_model = get_user_model()
    for role in (None, *ROLES):
        name = role.login if role else "admin"
        if user_model.objects.filter(username=name).exists():
            continue
        user = user_model.objects.create_user(
            name,
            f"{name}@example.org",
            settings.DEMO_PASSWORD,
            first_name="Demo",
            last_name=name.capitalize(),
            is_superuser=role is None,
            is_staff=role is None,
        )
        if role:
            user.groups.add(Group.objects.get(name=role.group))
        report(f"login {name}")
