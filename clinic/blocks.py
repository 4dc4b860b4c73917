"""StreamField blocks that two apps or more use."""

import re

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.text import slugify
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h3", "bold", "italic", "ul", "ol", "link"]
LINE_FEATURES = ["bold", "italic", "link"]
FILE_NAME = re.compile(
    r"^.+\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$|^(img|dsc|image|scan)[_\-\d ]*$|^\S*_\S*$",
    re.IGNORECASE,
)


def refuse_file_name(alt_text: str) -> None:
    """Raise ValidationError if an alternative text is only the name of a file."""
    if FILE_NAME.match((alt_text or "").strip()):
        raise ValidationError("This is the name of a file. Say in a few words what the image shows.")


class _PlainInMigrations:
    """Migrations know the block as Wagtail's own one, so that they import no code of ours."""

    def deconstruct(self):
        """Wagtail's class and nothing else: what the block adds changes no stored data."""
        plain = next(base for base in type(self).__mro__ if base.__module__.startswith("wagtail."))
        return (f"wagtail.blocks.{plain.__name__}", [], {})

    def deconstruct_with_lookup(self, lookup):
        """The same: there are no child blocks to look up."""
        return self.deconstruct()


class ParagraphBlock(_PlainInMigrations, blocks.RichTextBlock):
    """Running text with small headings, lists and links."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        description = "Paragraphs, lists, small headings and links"
        template = "clinic/blocks/paragraph.html"
        preview_value = "<p>Your liver sits under your ribs, on the right. It cleans your blood.</p>"


class HeadingBlock(_PlainInMigrations, blocks.CharBlock):
    """A heading that starts a new part of the page."""

    class Meta:
        icon = "title"
        label = "Heading"
        description = "A heading that starts a new part of the page"
        template = "clinic/blocks/heading.html"
        preview_value = "Getting here by bus"


class DescribedImageBlock(ImageBlock):
    """Wagtail's image block, which in addition refuses a file name as alternative text."""

    def bulk_to_python(self, values):
        """All images of a stream with their finished sizes, in one query each."""
        images = super().bulk_to_python(values)
        prefetch_related_objects([image for image in images if image], "renditions")
        return images

    def clean(self, value):
        """Check what the alternative text says as well as that it is there."""
        value = super().clean(value)
        if value and not value.decorative:
            try:
                refuse_file_name(value.contextual_alt_text)
            except ValidationError as error:
                raise blocks.StructBlockValidationError(block_errors={"alt_text": error}) from error
        return value


class FigureBlock(blocks.StructBlock):
    """An image with a caption."""

    image = DescribedImageBlock()
    caption = blocks.CharBlock(required=False, help_text="Shown below the image.")

    class Meta:
        icon = "image"
        label = "Image"
        description = "An image with its alternative text and a caption"
        template = "clinic/blocks/figure.html"
        preview_template = "clinic/blocks/figure_preview.html"
        preview_value = {"image": None, "caption": "The entrance on Garden Lane has no steps."}


class NoteBlock(blocks.StructBlock):
    """A short text that stands out from the rest."""

    heading = blocks.CharBlock()
    text = blocks.RichTextBlock(features=[*LINE_FEATURES, "ul"])

    class Meta:
        icon = "info-circle"
        label = "Note"
        description = "A short text in a box, for what must not be missed"
        template = "clinic/blocks/note.html"
        preview_value = {
            "heading": "Bring your letter",
            "text": "<p>Please bring the letter from your GP and a list of your medicines.</p>",
        }


class DetailsListBlock(blocks.StructBlock):
    """Names with what belongs to them, such as a bus stop and its lines."""

    rows = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock()),
                ("text", blocks.RichTextBlock(features=LINE_FEATURES)),
            ]
        ),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = "List of details"
        description = "Names on the left, what belongs to them on the right"
        template = "clinic/blocks/details_list.html"
        preview_value = {
            "rows": [
                {"name": "Lift", "text": "<p>To all floors, 110 cm wide.</p>"},
                {"name": "Toilets", "text": "<p>Step-free, on the ground floor.</p>"},
            ]
        }


class QuestionsBlock(blocks.StructBlock):
    """Questions whose answers open when they are asked for."""

    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock()),
                ("answer", blocks.RichTextBlock(features=[*LINE_FEATURES, "ul", "ol"])),
            ]
        ),
        min_num=1,
    )

    class Meta:
        icon = "help"
        label = "Questions and answers"
        description = "Each answer opens when its question is chosen"
        template = "clinic/blocks/questions.html"
        preview_value = {
            "questions": [
                {
                    "question": "Do I need a letter from my GP?",
                    "answer": "<p>It helps us, but you can write to us without one.</p>",
                }
            ]
        }


class ClinicDetailsBlock(_PlainInMigrations, blocks.StaticBlock):
    """The address, phone number and opening hours that stand in the clinic's details."""

    class Meta:
        icon = "home"
        label = "Address, phone and opening hours"
        admin_text = "Shows what stands under Settings, Clinic details."
        description = "Always what stands under Settings, Clinic details"
        template = "clinic/blocks/clinic_details.html"
        preview_value = None


class HeadedStreamBlock(blocks.StreamBlock):
    """A stream whose headings are addresses on the page, so no two may be alike."""

    def clean(self, value):
        """Refuse a heading that is there twice, or that has no letter or digit for an address."""
        value = super().clean(value)
        errors, seen = {}, set()
        for position, child in enumerate(value):
            if child.block_type == "heading":
                address = slugify(child.value)
                if not address and not self.is_deferred_validation:  # a draft may still be empty
                    errors[position] = ValidationError("Use at least one letter or digit.")
                elif address and address in seen:
                    errors[position] = ValidationError("This heading is there already. Choose another.")
                seen.add(address)
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return value


class PageBodyBlock(HeadedStreamBlock):
    """What a page that is not an article is made of."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    figure = FigureBlock()
    note = NoteBlock()
    details_list = DetailsListBlock()
    questions = QuestionsBlock()
    clinic_details = ClinicDetailsBlock()


class NoticeBlock(blocks.StructBlock):
    """A notice on top of every page."""

    heading = blocks.CharBlock(max_length=80)
    text = blocks.RichTextBlock(features=LINE_FEATURES)

    class Meta:
        icon = "warning"
        label = "Notice"
        description = "Stands on top of every page until it is removed"
        template = "clinic/blocks/notice.html"
        preview_value = {
            "heading": "Closed on 25 and 26 December",
            "text": "<p>We answer messages again on 29 December.</p>",
        }
