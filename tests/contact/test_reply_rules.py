"""contact.reply_rules, merge_fields and reply_address: what may go out, filled in, and where answers go."""

import pytest

from contact import merge_fields, reply_address
from contact.reply_rules import Addressee, MayNotSend, check, warnings

ANYBODY = Addressee(has_email=True, health_by_email=False, for_whom="me")
CHOSE = Addressee(has_email=True, health_by_email=True, for_whom="me")


def test_general_words_may_always_go():
    check(ANYBODY, "Please ring us.", False, "", False)
    check(Addressee(True, False, "cannot_say"), "Please ring us.", False, "", False)


@pytest.mark.parametrize(
    ("to", "text", "health", "identity", "chosen", "words"),
    [
        (Addressee(False, True, "me"), "Hello", False, "", False, "no email address"),
        (ANYBODY, " \n", False, "", False, "empty"),
        (ANYBODY, "Your scan", True, "known", False, "did not choose email"),
        (CHOSE, "Your scan", True, "", False, "made sure whom"),
        (ANYBODY, "Your scan", True, "", True, "made sure whom"),
        (Addressee(True, True, "cannot_say"), "Her scan", True, "known", True, "general terms"),
    ],
)
def test_what_may_not_go_out(to, text, health, identity, chosen, words):
    with pytest.raises(MayNotSend, match=words):
        check(to, text, health, identity, chosen)


def test_health_goes_out_when_identity_was_checked_and_email_chosen():
    check(CHOSE, "Your scan", True, "known", False)
    check(ANYBODY, "Your scan", True, "two_details", True)


def test_staff_are_warned_of_needs_and_choices():
    found = " ".join(warnings(Addressee(True, False, "with_permission", ("bsl", "large_print")), True))
    for words in ("did not choose email", "somebody else", "Sign Language", "large print"):
        assert words in found
    assert warnings(CHOSE, True) == []
    assert "general terms only" in " ".join(warnings(Addressee(True, True, "cannot_say"), False))


@pytest.mark.parametrize(
    "text", ["{name}", "Dear {name}, {reference} {topic} {clinic} {phone} {staff}", "none"]
)
def test_known_fields_are_right(text):
    assert merge_fields.problems(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{nmae}", "“{nmae}”"),
        ("{}", "“{}”"),
        ("{name", "brace"),
        ("name}", "brace"),
        ("{{name}}", "brace"),
        ("{name!r}", "name!r"),
    ],
)
def test_unknown_fields_and_lone_braces_are_named(text, words):
    assert words in " ".join(merge_fields.problems(text))


def test_filling_happens_once_and_never_fails():
    assert merge_fields.fill("Dear {name} {x} {", {"name": "{phone}", "phone": "1"}) == "Dear {phone} {x} {"
    assert merge_fields.fill("Ring {phone}", {"phone": ""}) == "Ring {phone}"
    assert merge_fields.left_open("Dear {name} {x}") == ["name"]
    assert merge_fields.blanks("On [day, time] at [place], [] [") == ["[day, time]", "[place]"]


def test_the_address_finds_its_way_back():
    token = "0123456789abcdefghjk"
    address = reply_address.address_for("enquiries@clinic.example.org", token)
    assert address == f"enquiries+{token}@clinic.example.org"
    assert reply_address.token_of(f"The Clinic <{address.upper()}>") == token


@pytest.mark.parametrize("text", ["", "a@b", "a+b@c", "a+" + "i" * 20 + "@c", "a+" + "0" * 21 + "@c", "\x00"])
def test_other_addresses_have_no_token(text):
    assert reply_address.token_of(text) is None


@pytest.mark.parametrize("mailbox", ["", "nonsense", "@x", "x@"])
def test_without_a_mailbox_there_is_no_address(mailbox):
    assert reply_address.address_for(mailbox, "t") == ""
