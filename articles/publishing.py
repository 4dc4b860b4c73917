"""What is incomplete is not published from a list, either. Wagtail's bulk action asks no form."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail.fields import StreamField
from wagtail.models import Page


def problems(page: Page) -> list[str]:
    """What an editor would be told on publishing the latest draft: a line for each field."""
    draft = page.get_latest_revision_as_object()
    told = []
    try:
        draft.full_clean()
    except ValidationError as error:
        told += [f"{name}: {' '.join(words)}" for name, words in error.message_dict.items()]
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(draft, field.name))
            except ValidationError:
                told.append(f"{field.verbose_name}: something is missing or wrong in it.")
    return told


def refuse_what_is_incomplete(request, action_type, objects, action):
    """Hook before_bulk_action: name what is missing and publish none of the ticked pages."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    incomplete = {page: told for page in pages if (told := problems(page.specific))}
    for page, told in incomplete.items():
        messages.error(request, f"{page} was not published. {' '.join(told)} Open it to put it right.")
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk) if incomplete else None
