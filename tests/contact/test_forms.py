import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from contact.forms import MESSAGE_LIMIT, EnquiryForm, holds_phone_number

from . import factories

ANY_TEXT = st.text(st.characters())


def filled_in(**changes):
    return EnquiryForm({**factories.ANSWERS, "about": "", **changes})


def test_a_full_form_is_valid():
    form = filled_in()
    assert form.is_valid()
    assert form.cleaned_data == {
        **factories.ANSWERS,
        "good_time": "",
        "voicemail_allowed": False,
        "health_by_email_allowed": False,
        "needs": [],
        "needs_detail": "",
        "signs": [],
        "website": "",
        "about": "",
        "token": "",
    }


@pytest.mark.parametrize("missing", ["email", "phone"])
def test_one_way_to_reply_is_enough(missing):
    form = filled_in(**{missing: ""})
    assert form.is_valid()
    assert form.cleaned_data[missing] == ""


def test_no_way_to_reply_is_too_few():
    form = filled_in(email=" ", phone="\u202e")
    assert form.errors == {"email": ["Enter your email address or your phone number, so that we can reply."]}


def test_a_wrong_way_to_reply_is_said_once():
    assert list(filled_in(email="", phone="call me").errors) == ["phone"]
    assert list(filled_in(email="at home", phone="").errors) == ["email"]


def test_an_empty_form_says_all_that_is_missing():
    errors = EnquiryForm({}).errors
    assert errors["name"] == ["Enter your name."]
    assert errors["message"] == ["Write your message."]
    assert list(errors) == ["kind", "for_whom", "name", "message", "email"]


@pytest.mark.parametrize(
    "phone",
    [
        "0121 496 0123",
        "(0121) 496-0123",
        "01214960123 ext. 12",
        "+44 (0)121 496 0123",
        "0044 121 496 0123",
        "mobile 07700 900123, after 6pm",
        "+1 202 555 0123",
        "07700900123",
    ],
)
def test_phone_numbers_that_can_be_rung(phone):
    assert holds_phone_number(phone)
    assert filled_in(phone=phone).is_valid()


@pytest.mark.parametrize(
    "phone", ["call me", "12", "0121", "+", "0" * 40, "496 0123", "\u0660", "name@example.org"]
)
def test_what_nobody_can_ring(phone):
    assert list(filled_in(phone=phone).errors) == ["phone"]


@pytest.mark.parametrize("email", ["name", "a@b", "a b@example.org", "a@example.org, b@example.org"])
def test_what_nobody_can_write_to(email):
    assert list(filled_in(email=email).errors) == ["email"]


def test_an_address_from_another_alphabet_is_taken():
    assert filled_in(email="zoe@müller.example").is_valid()


def test_line_ends_in_one_line_fields_are_folded():
    form = filled_in(name="Ann\r\nBcc: x@example.org", email="a@example.org\r\nBcc: b@example.org")
    assert form.data["name"] == "Ann Bcc: x@example.org"
    assert list(form.errors) == ["email"]


def test_the_message_is_counted_as_people_count():
    assert filled_in(message="a\r\n" * (MESSAGE_LIMIT // 2)).is_valid()
    form = filled_in(message="a" * (MESSAGE_LIMIT + 4))
    assert form.errors["message"] == ["Shorten your message to 5,000 characters. It has 5004 now."]
    assert len(form.data["message"]) == MESSAGE_LIMIT + 4


@pytest.mark.parametrize("field", ["name", "email", "phone"])
def test_very_long_lines_are_refused(field):
    assert field in filled_in(**{field: "a" * 1_000_000}).errors


def test_of_two_values_the_last_counts_and_unknown_fields_do_not():
    data = QueryDict(
        "kind=data&for_whom=me&name=A&name=B&email=a@example.org&message=Hi&status=closed&reference=1"
    )
    form = EnquiryForm(data)
    assert form.is_valid()
    assert form.cleaned_data["name"] == "B"
    assert not {"status", "reference"} & set(form.cleaned_data)


@settings(max_examples=200)
@given(
    name=ANY_TEXT,
    email=ANY_TEXT,
    phone=ANY_TEXT,
    message=ANY_TEXT,
    about=ANY_TEXT,
    kind=ANY_TEXT,
    needs=st.lists(ANY_TEXT, max_size=3),
    needs_detail=ANY_TEXT,
)
def test_whatever_is_typed_the_form_can_be_checked_and_shown_again(**answers):
    form = EnquiryForm(answers)
    form.is_valid()
    for shown in (str(form), *map(str, form.cleaned_data.values())):
        shown.encode()
        assert "\x00" not in shown
    for name in ("name", "email", "phone"):
        assert "\n" not in form.cleaned_data.get(name, "")


def test_browsers_may_fill_it_in_and_cut_nothing_off():
    html = str(EnquiryForm())
    for name, kind, autocomplete in (
        ("name", "text", "name"),
        ("email", "email", "email"),
        ("phone", "tel", "tel"),
    ):
        tag = next(part for part in html.split("<input ") if f'name="{name}"' in part)
        assert f'type="{kind}"' in tag
        assert f'autocomplete="{autocomplete}"' in tag
    assert "maxlength" not in html
    assert 'inputmode="email"' in html
    assert 'inputmode="tel"' in html


def test_errors_and_hints_are_tied_to_their_fields():
    form = EnquiryForm({})
    email = str(form["email"])
    assert 'aria-invalid="true"' in email
    assert 'aria-describedby="id_email_helptext id_email_error"' in email
    assert "aria-invalid" not in str(form["phone"])
