"""What the clinic says of itself on every page, edited once."""

import hashlib
from urllib.parse import urlencode

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField

from clinic.blocks import LINE_FEATURES, NoticeBlock
from clinic.opening_hours import OpeningHoursBlock


def phone_link(number: str) -> str:
    """The number as a `tel:` address (RFC 3966), read as a British number unless it begins with +."""
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):  # 111 is dialled as it is
        return "tel:" + "".join(c for c in number if c.isdigit() or c == "+")
    return "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@register_setting(icon="home")
class ClinicDetails(BaseSiteSetting):
    """Name, phone, address, hours, registrations and notices: the one place where they stand."""

    class Funding(models.TextChoices):
        """Who pays for the care."""

        PRIVATE = "private", "Private"
        NHS = "nhs", "NHS"
        BOTH = "both", "Private and NHS"

    demonstration = models.BooleanField(
        "this is a demonstration",
        default=True,
        help_text="While this is ticked, every page says that it is a demonstration, search engines "
        "are asked to stay away and no article says that a clinician has checked it. Untick it when "
        "the clinic, its people and its articles are real.",
    )
    name = models.CharField(max_length=120, default="The clinic")
    strapline = models.CharField(max_length=160, blank=True, help_text="What the clinic does, in one line.")
    funding = models.CharField(max_length=10, choices=Funding.choices, default=Funding.PRIVATE)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True, help_text="Shown in the footer. Leave empty to hide it.")
    address = models.TextField(blank=True, help_text="One line of the address on each line.")
    opening_hours = StreamField([("hours", OpeningHoursBlock())], blank=True)
    hours_note = models.CharField(max_length=200, blank=True, help_text='Such as "Closed on bank holidays".')
    notices = StreamField(
        [("notice", NoticeBlock())], blank=True, max_num=2, help_text="Shown on top of every page."
    )

    legal_name = models.CharField(max_length=160, blank=True)
    company_number = models.CharField(max_length=20, blank=True)
    ico_number = models.CharField(
        "ICO registration", max_length=20, blank=True, help_text="Data protection registration."
    )
    cqc_url = models.URLField("CQC page", blank=True, help_text="The clinic's page at cqc.org.uk.")
    cqc_rating = models.CharField("CQC rating", max_length=60, blank=True)

    contact_introduction = RichTextField(
        features=[*LINE_FEATURES, "ul"], blank=True, help_text="Stands above the contact form."
    )
    urgent_introduction = models.TextField(
        blank=True, help_text="Stands above the emergency signs on the contact page."
    )
    reply_promise = models.CharField(
        max_length=160,
        default="A person reads your message and replies within one working day.",
        help_text="When a reply comes. No times of day: other pages are kept by caches.",
    )
    privacy_notice = RichTextField(
        features=LINE_FEATURES, blank=True, help_text="Stands above the button that sends the form."
    )
    lawful_basis = models.TextField(
        blank=True,
        help_text="Why the law lets the clinic keep a message (UK GDPR, Articles 6 and 9). It follows “Our "
        "lawful basis:” in the privacy notice above the button. The clinic’s data protection officer "
        "decides.",
    )
    thanks_text = RichTextField(
        features=[*LINE_FEATURES, "ul"],
        blank=True,
        help_text="What happens next: shown after a message was sent.",
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("demonstration"),
                    FieldPanel("name"),
                    FieldPanel("strapline"),
                    FieldPanel("funding"),
                    FieldPanel("phone"),
                    FieldPanel("email"),
                    FieldPanel("address"),
                    MultiFieldPanel([FieldPanel("opening_hours"), FieldPanel("hours_note")], "Opening hours"),
                    FieldPanel("notices"),
                ],
                heading="The clinic",
            ),
            ObjectList(
                [
                    FieldPanel("legal_name"),
                    FieldPanel("company_number"),
                    FieldPanel("ico_number"),
                    FieldPanel("cqc_url"),
                    FieldPanel("cqc_rating"),
                ],
                heading="Registrations",
            ),
            ObjectList(
                [
                    FieldPanel("urgent_introduction"),
                    FieldPanel("contact_introduction"),
                    FieldPanel("reply_promise"),
                    FieldPanel("privacy_notice"),
                    FieldPanel("lawful_basis"),
                    FieldPanel("thanks_text"),
                ],
                heading="Contact page",
            ),
        ]
    )

    class Meta:
        verbose_name = "clinic details"

    def __str__(self):
        return self.name

    @property
    def opening_rows(self) -> list[tuple]:
        """The opening hours as (first day, last day, opens, closes); Monday is 0."""
        values = [block.value for block in self.opening_hours]
        return [(int(v["first_day"]), int(v["last_day"]), v["opens"], v["closes"]) for v in values]

    @property
    def privacy_version(self) -> str:
        """A short mark of what is said of privacy above the button: kept with what was sent under it."""
        said = f"{self.privacy_notice}\0{self.lawful_basis}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def clean(self):
        """Refuse a phone number that nobody could ring."""
        super().clean()
        if self.phone:
            try:
                possible = phonenumbers.is_possible_number(phonenumbers.parse(self.phone, "GB"))
            except phonenumbers.NumberParseException:
                possible = False
            if not possible:
                raise ValidationError({"phone": "This is not a phone number that can be rung."})

    @property
    def phone_link(self) -> str:
        """The phone number as a link."""
        return phone_link(self.phone)

    @property
    def address_lines(self) -> list[str]:
        """The address without its empty lines."""
        return [line.strip() for line in self.address.splitlines() if line.strip()]

    @property
    def map_link(self) -> str:
        """A plain link that searches a map for the address; nothing is loaded from there."""
        query = urlencode({"query": ", ".join(self.address_lines)})
        return f"https://www.openstreetmap.org/search?{query}"
