"""clinic.models: images and the clinic's details."""

import pytest
from django.core.exceptions import ValidationError

from clinic.models import ClinicDetails, ClinicImage
from clinic.models.settings import phone_link
from tests.factories import ClinicImageFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("description", "decorative", "problem"),
    [
        ("", False, "Say in a few words"),
        ("IMG_0001.jpg", False, "name of a file"),
        ("A liver", False, None),
        ("", True, None),
    ],
)
def test_an_image_needs_words_or_the_word_decorative(description, decorative, problem):
    image = ClinicImageFactory(description=description, is_decorative=decorative)
    if problem is None:
        image.full_clean()
    else:
        with pytest.raises(ValidationError, match=problem):
            image.full_clean()


@pytest.mark.django_db
def test_a_decorative_image_has_an_empty_alternative_text():
    image = ClinicImageFactory(description="A square", is_decorative=True)
    assert image.get_rendition("width-10").alt == ""
    assert (
        ClinicImage.objects.get(pk=ClinicImageFactory().pk).get_rendition("width-10").alt == "A plain square"
    )


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("0121 496 0100", "tel:+441214960100"),
        ("+49 30 123456", "tel:+4930123456"),
        ("111", "tel:111"),
        ("ask at the desk", "tel:"),
    ],
)
def test_phone_numbers_become_links(number, link):
    assert phone_link(number) == link


def test_an_impossible_phone_number_is_refused():
    for number in ("call us", "12", "1"):
        with pytest.raises(ValidationError, match="not a phone number"):
            ClinicDetails(phone=number).clean()
    ClinicDetails(phone="0121 496 0100").clean()


def test_another_notice_or_another_lawful_basis_is_another_version_of_privacy():
    texts = [("", ""), ("notice", ""), ("", "notice"), ("notice", "basis"), ("notice", "another basis")]
    details = [ClinicDetails(privacy_notice=notice, lawful_basis=basis) for notice, basis in texts]
    assert len({one.privacy_version for one in details}) == len(texts)
    assert all(len(one.privacy_version) == 16 for one in details)


def test_the_address_is_told_line_by_line_and_links_to_a_map():
    details = ClinicDetails(address="1 Example Lane\n\n Birmingham ")
    assert details.address_lines == ["1 Example Lane", "Birmingham"]
    assert details.map_link.endswith("?query=1+Example+Lane%2C+Birmingham")
