import json
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.spam import LABELS, Suspicion, suspicions

SPAM = "https://shop.example"
# Reason, name, message. The address is always the same, and so is the time unless a test says so.
SUSPECT = [
    ("links", "Ann", f"Look: {SPAM}/a {SPAM}/b {SPAM}/c"),
    ("links", "Ann", "http://a.example,http://b.example,http://c.example"),
    ("links", "Ann", "Best pills at pills.com, pills.net and www.pills.example today"),
    ("links", "Ann", "HTTPS://A.EXAMPLE HTTP://B.EXAMPLE WWW.C.EXAMPLE"),
    ("links", "Ann", "ｈｔｔｐ：／／a.example http://b.exa\u200bmple ht\u00adtp://c.example"),  # noqa: RUF001
    ("links", "Ann", "join t.me/win and wa.me/123456 and bit.ly/3xyz"),
    ("links", "Ann", "https://nhs.uk.shop.example https://www.nhs.uk@shop.example https://notnhs.uk"),
    ("links", "Ann", "http://пример.example http://пример.рф http://мир.рф now"),
    ("link_markup", "Ann", 'Nice site <a href="https://shop.example">cheap pills</a>'),
    ("link_markup", "Ann", "Nice site < A class='x'\nHREF = shop.example >cheap</a>"),
    ("link_markup", "Ann", "&lt;a href=shop.example&gt;cheap&lt;/a&gt;"),
    ("link_markup", "Ann", "[url=https://shop.example]cheap[/url]"),
    ("link_markup", "Ann", "[URL]shop.example[/URL]"),
    ("link_markup", "Ann", "[link=shop.example]cheap[/link]"),
    ("link_in_name", "https://shop.example", "Hello"),
    ("link_in_name", "Best pills www.shop.example", "Hello"),
    ("link_in_name", "Visit pills.com", "Hello"),
    ("link_in_name", "You won! bit.ly/3xyz", "Hello"),
    ("link_in_name", "[url=shop.example]Ann[/url]", "Hello"),
    ("sales_pitch", "Ann", "We offer affordable SEO and high-quality backlinks for your website."),
    ("sales_pitch", "Ann", "I would like to place a GUEST POST with one do-follow link on your blog."),
    ("sales_pitch", "Ann", "Our digital marketing agency gets you to the first page of Google."),
    ("sales_pitch", "Ann", "Increase your website traffic! Free SEO audit, reply to this mail."),
    ("sales_pitch", "Ann", "Domain Authority 60+, niche edits, link insertion. See our price list."),
    ("sales_pitch", "Ann", "Bitcoin makes people rich: a unique investment opportunity for you"),
    ("sales_pitch", "Ann", "Earn up to £900 a day with our crypto trading bot, guaranteed profits"),
    ("sales_pitch", "Ann", "Best online casino of 2026, 200 free spins and no deposit needed"),
    ("sales_pitch", "Ann", "Welcome bonus at our poker rooms"),
    ("sales_pitch", "Ann", "We provide business and personal loans at a 2% interest rate, no collateral."),
    ("sales_pitch", "Ann", "Do you need a loan? Instant approval, any credit score."),
    ("sales_pitch", "Ann", "Search engine optimisation: we build back links\nand grow your online sales"),
    ("sales_pitch", "Ann", "S\u200bEO and back\u00adlinks at the lowest price"),
    ("repetition", "Ann", "a" * 60),
    ("repetition", "Ann", "x x x x " * 20),
    ("repetition", "Ann", "." * 200),
    ("repetition", "Ann", "A" * 4000 + " hi"),
    ("repetition", "Ann", "test " * 40),
    ("repetition", "Ann", "Buy, buy! BUY. " * 20 + "now"),
    ("other_script_with_link", "Иван", "Привет, заходи на сайт https://shop.example сегодня"),
    ("other_script_with_link", "Ann", "点击这里www.shop.example领取奖金http://shop.example"),
    ("other_script_with_link", "Ann", "اربح المال الآن bit.ly/3xyz"),
    ("other_script_with_link", "Ann", "Дешёвые таблетки: pills.ru"),
    ("email_as_name", "ann@example.org", "Hello"),
    ("email_as_name", "  Sales@Shop.Example ", "Hello"),
    ("email_as_name", "me@localhost", "Hello"),
]
LETTER = (
    """Dear Mr Shah, thank you for referring this 67-year-old retired teacher with a 2.3 cm mass in the
head of the pancreas (cT2 N0 M0), CA 19-9 412 U/ml, bilirubin 187 µmol/l before and 41 after ERCP with a 10 mm
SEMS on 12/10/2026. PMH: T2DM, AF on apixaban 5 mg b.d., cryptogenic cirrhosis ruled out. She had FOLFIRINOX
(5-FU 2,400 mg/m2 over 46 h, irinotecan, oxaliplatin) x 6, last cycle on 01.11.2026. MDT: resectable. Letters
went to j.lee@example.nhs.uk and to the GP. Loss of weight 11 kg since June, Hb 104, alb 31, ALT 77, INR 1.1.
"""
    * 9
)
DIARY = "\n".join(
    f"{day} {hour} {(hour * day) % 9 + 4}.{day % 7}" for day in range(1, 29) for hour in (8, 12, 18)
)
INNOCENT = [
    "help", "HELP", "HELP!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", "Is it cancer??", "?",
    "!!!!!!!!", "",
    "😭😭😭😭😭😭😭😭", "Please please please please help me", "no no no no no no no no no no no no no",
    "HELP HELP HELP HELP HELP HELP HELP HELP HELP HELP",
    "I AM SO SCARED. NOBODY TELLS ME ANYTHING. RING ME TODAY",
    "am i going to die", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaargh I cannot take this any more",
    "pleeeeeeeeeease",
    "I read https://www.nhs.uk/conditions/pancreatic-cancer/ and I am frightened. Is this me?",
    "www.nhs.uk/conditions/jaundice says call 111",
    "I found https://www.nhs.uk/a https://www.nhs.uk/b https://111.nhs.uk and www.gov.uk/badge: what now?",
    "Is this trial open? https://clinicaltrials.example/NCT01234567",
    "My scans are at https://share.example/1 and https://share.example/2.",
    "Write to ann@example.com or ann@example.org, or my son bob@example.net, or zoe@example.co.uk",
    "Creon 25000, gemcitabine, nab-paclitaxel, capecitabine, Viagra and tramadol: may I take them together?",
    "I take Xanax, Cialis and phentermine. Is the operation safe?",
    "How much is Ozempic with pancreatitis?",
    LETTER[:4999], DIARY,
    "У моей мамы рак поджелудочной железы. Вы можете её принять?",  # noqa: RUF001
    "أمي مريضة جدا وتحتاج إلى عملية. هل يمكنكم المساعدة؟", "我妈妈得了胰腺癌，你们能帮助我们吗？",  # noqa: RUF001
    "救命", "मेरे पिताजी को पीलिया है, कृपया मदद करें", "האם אפשר לקבוע תור?", "میری والدہ بیمار ہیں",
    "Η μητέρα μου είναι άρρωστη. Γράψτε μου: ann@example.com",  # noqa: RUF001
    "আমার বাবার জন্ডিস হয়েছে", "எனக்கு வயிற்று வலி", "ฉันปวดท้องมาก", "도와주세요, 서(SEO) 교수님",
    "Я прочитала https://www.nhs.uk/conditions/jaundice/ и боюсь",
    "Мама, 67 лет, Whipple в декабре: https://share.example/scan",
    "Mon mari a la jaunisse : https://share.example/scan", "Proszę o pomoc, tata ma żółte oczy",
    "Da 50 anni",
    "Is Dr Seo in on Monday? I have a clinic slot with her.",
    "I found you on the first page of Google. Do you have a free consultation? What are your best prices?",
    "Do you offer loans or payment plans? I have a bad credit score and a loan at a high interest rate.",
    "I work in a casino as a roulette dealer, gambling all night. Can shift work cause pancreatitis?",
    "I lost everything in bitcoin and crypto and have not eaten since. My stomach hurts.",
    "My liver disease is cryptogenic, with Cryptococcus once.",
    "Can I have a wheelchair on loan from the ward?",
    "Are good results guaranteed? Is it risk free?",
    "Traffic was bad and I missed my slot. Can I opt out of texts?",
    "Can a guest post a letter to the ward?", "Your website is hard to use with my screen reader.",
    "Pain <38 h after eating, temp >37.5 [see below] & weight -5kg", "bilirubin 30...40...50.....60!!!!!",
    "Name: ____________________________________________________ Date: ________________________________",
    "-----------------------------------------------------------\nForwarded: her result is back",
    "Pain.It is worse.In the night.My GP is useless.To be honest.I am done.So call me.me.info please",
]  # fmt: skip
GOOD_NAMES = [
    "Ann", "Ōé", "Zoë O’Connor-Łukasz", "Dr. A.B.Seo", "王芳", "محمد", "J.R.R. Tolkien", "X", "Mr. Com",
    "Ann @ work",
    "Sister Lee, barts.nhs.uk", "",
]  # fmt: skip
HOSTILE = {
    "letters": "a", "at signs": "@", "a and at": "a@", "dots": ".", "labels": "a.", "www": "www.",
    "schemes": "https://",
    "tags": "<a ", "open tags": "<a href", "escaped tags": "&lt;a ", "brackets": "[url",
    "ligatures": "\ufdfa",
    "marks": "a\u0301\u0316", "nothing seen": "\u200b", "half pairs": "\ud83d \udc00",
    "spaces": "  \n\t", "rank": "rank ",
    "offers": "we offer a ", "turned": "\u202ea", "hyphens": "a-", "plus": "+a", "nulls": "\x00",
    "emoji": "👩‍👩‍👧",
}  # fmt: skip


def reasons(message: str, name: str = "Ann", email: str = "me@localhost", **given) -> list[str]:
    return suspicions(name, email, message, **({"filled_honeypot": False, "seconds_open": 60.0} | given))


def test_there_are_enough_examples():
    assert len(SUSPECT) >= 25
    assert len(INNOCENT) >= 45
    assert {reason for reason, _, _ in SUSPECT} == set(Suspicion) - {Suspicion.HONEYPOT, Suspicion.TOO_FAST}


@pytest.mark.parametrize(("reason", "name", "message"), SUSPECT)
def test_unwanted_messages_are_suspect(reason, name, message):
    assert reason in reasons(message, name)


@pytest.mark.parametrize("message", INNOCENT)
def test_what_patients_write_is_not_suspect(message):
    assert reasons(message) == []


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_peoples_names_are_not_suspect(name):
    assert reasons("Hello", name, email="") == []


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, ["too_fast"]), (2.9, ["too_fast"]), (-5, ["too_fast"]), (3, []), (math.inf, []), (math.nan, [])],
)
def test_a_form_that_was_sent_at_once(seconds, expected):
    assert reasons("Hello", seconds_open=seconds) == expected


def test_all_reasons_are_told_in_one_order():
    assert reasons("Hello", filled_honeypot=True) == ["honeypot"]
    message = "[url=a.com] " + "http://a.example/ " * 3
    assert reasons(message, "ann@a.com", filled_honeypot=True, seconds_open=1) == [
        "honeypot", "too_fast", "links", "link_markup", "email_as_name",
    ]  # fmt: skip


def test_each_thing_of_a_pitch_counts_once_and_one_is_not_enough():
    assert reasons("SEO, search engine optimization, SEO!") == []
    assert reasons("SEO, backlinks") == ["sales_pitch"]


def test_reasons_are_plain_text_with_a_label_each():
    assert json.loads(json.dumps(reasons("a" * 60))) == ["repetition"]
    assert set(LABELS) == set(Suspicion)
    assert all(LABELS[reason] for reason in reasons("a" * 60))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_fast(name):
    text = (HOSTILE[name] * 5000)[:5000]
    start = time.perf_counter()
    suspicions(text, text, text, False, 60)
    assert time.perf_counter() - start < 0.5  # all three fields at once; about 0.02 on an idle machine


pieces = st.sampled_from(
    ["https://", "www.", "a.com", "@", ".", "<a ", "href=", "[url=", "seo ", "loan ", " ", "ж", "\ud800"]
)
texts = st.one_of(st.text(st.characters()), st.lists(pieces, max_size=60).map("".join))


@given(texts, texts, texts, st.booleans(), st.floats())
def test_any_text_is_judged(name, email, message, filled_honeypot, seconds_open):
    found = suspicions(name, email, message, filled_honeypot, seconds_open)
    assert found == [reason.value for reason in Suspicion if reason in found]
    assert (Suspicion.HONEYPOT in found) == filled_honeypot


@given(st.text(st.characters(categories=["L", "M", "N", "Zs"]), max_size=39))
def test_a_short_message_of_letters_alone_is_suspect_in_no_language(message):
    assert set(reasons(message)) <= {"sales_pitch"}
