"""Says why a message may be unwanted, for people to look at apart from the others. Pure.

A suspect message is marked for staff and read all the same; nothing is ever dropped because of what stands
here. So the rules are few and coarse, and where they doubt they let through: a frightened person writes
one word, in capitals, in any language. No language, no drug and no illness is a reason.
"""

import re
import unicodedata
from collections import Counter
from enum import StrEnum

MOST_READ = 10_000  # characters; the form takes 5,000, and one can stand for eighteen plain ones
FASTEST_PERSON = 3  # seconds from opening the form to sending it
MOST_LINKS = 2
PITCH_HITS = 2
REPEATED_CHARACTERS = 40  # shorter ones are a cry ("HELP!!!!!!")
REPEATED_WORDS = 30


class Suspicion(StrEnum):
    """Why a message is suspect."""

    HONEYPOT = "honeypot"
    TOO_FAST = "too_fast"
    LINKS = "links"
    LINK_MARKUP = "link_markup"
    LINK_IN_NAME = "link_in_name"
    SALES_PITCH = "sales_pitch"
    REPETITION = "repetition"
    OTHER_SCRIPT_WITH_LINK = "other_script_with_link"
    EMAIL_AS_NAME = "email_as_name"


# As staff read them.
LABELS: dict[str, str] = {
    Suspicion.HONEYPOT: "A hidden field was filled in, which people do not see",
    Suspicion.TOO_FAST: "Sent within 3 seconds of opening the form",
    Suspicion.LINKS: "Three or more web links",
    Suspicion.LINK_MARKUP: "A web link written in code (HTML or BBCode)",
    Suspicion.LINK_IN_NAME: "A web link in the name",
    Suspicion.SALES_PITCH: "Reads like a sales pitch",
    Suspicion.REPETITION: "The same character or word over and over",
    Suspicion.OTHER_SCRIPT_WITH_LINK: "A web link, and no word in Latin letters",
    Suspicion.EMAIL_AS_NAME: "An email address in place of the name",
}

# A line end is an "or", and an empty line stands between two things. A message that names two of them is
# a pitch, so what somebody can be, have or see without selling it is one thing: a patient may work in a
# casino, owe loans, have lost money in bitcoins or have found the clinic on the first page of Google.
_PITCH_TABLE = r"""
seo|search engine optimi[sz]ation

back ?links?|inbound links|link insertions?|niche edits
link ?building|do ?follow

guest (?:posts?|posting|blogs?|blogging|articles?|authors?)
sponsored (?:posts?|articles?|content)|write for us

google rankings?|rank(?:ing|s)? (?:\w+ ){0,4}(?:google|website)
(?:first|top|1st) (?:page|spot|position) (?:of|on|in) google|page (?:one|1) (?:of|on|in) google

(?:organic|targeted|more|website|web) (?:traffic|visitors|leads)
(?:increase|boost|drive|grow) (?:your|the) (?:(?:website|web|online|organic) )?(?:traffic|sales|visibility)

domain (?:authority|rating)|high authority

digital marketing|marketing (?:agency|company|services)
(?:web|website) (?:design|redesign|development) (?:agency|company|services|packages?)
redesign (?:of )?your (?:web ?)?site

unsubscribe|free (?:(?:website|site|seo) )?(?:audit|proposal|mock ?up)|100 legit
our (?:affordable )?(?:packages|rates|price list)

crypto|cryptocurrency|cryptocurrencies|bitcoins?|btc|ethereum|usdt|nfts?
forex|binary options|trading (?:platform|bot|signals)

investment (?:opportunity|opportunities|plans?)|minimum investment|invest (?:now|today|as little)
(?:guaranteed|daily|weekly|high) (?:returns?|profits?|income)|passive income
double your (?:money|investment|income)|earn (?:money|cash|up to)

casinos?|poker|roulette|gambling|online (?:slots|betting)|slot (?:games?|machines?)

free spins|jackpots?|sports ?betting|(?:deposit|welcome|casino) bonus(?:es)?|best odds

loans?|credit (?:score|check)|bad credit|interest rates?

loan offers?|get funded|business funding|(?:no|without) collateral
(?:instant|same day|guaranteed) approval|(?:we|i) (?:offer|provide|give out) (?:\w+ ){0,4}loans?
"""
_PITCH = tuple(
    re.compile(r"\b(?:" + "|".join(thing.splitlines()) + r")\b")
    for thing in _PITCH_TABLE.strip().split("\n\n")
)

_LINK = re.compile(
    r"""
    (?<![\w.+-])[\w.+-]++@[\w.-]*  # an email address is no link
    | (?:https?|ftp)://(?P<address>(?:(?!https?://)[^\x00-\x20<>"\[\]\x7f-\U0010ffff])*)
    | (?<![a-z0-9.@_/-])(?P<bare>
        (?:
            www\.[a-z0-9.-]+
            | (?:[a-z0-9-]++\.)+(?:com|net|org|info|biz|ru|xyz|uk)(?![a-z0-9-])
            | (?:t\.me|wa\.me|bit\.ly|goo\.gl|cutt\.ly)(?=/)
        )
        (?:/[^\x00-\x20<>"\[\]\x7f-\U0010ffff]*)?
    )
    """,
    re.VERBOSE,
)
_LINK_MARKUP = re.compile(r"(?:<|&lt;)\s{0,9}a\s[^>]{0,300}?\bhref\s{0,9}=|\[(?:url|link)\s{0,9}[=\]]")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_HOST_END = re.compile(r"[/?#\\]")
# Names that only public bodies can have. Patients send what they read there, in every language.
_PUBLIC_BODIES = ("nhs.uk", "nhs.scot", "nhs.wales", "hscni.net", "gov.uk", "ac.uk")


def suspicions(name: str, email: str, message: str, filled_honeypot: bool, seconds_open: float) -> list[str]:
    """The reasons why a message is suspect, in the order of `Suspicion`; none for nearly all of them."""
    name, email, message = _plain(name), _plain(email), _plain(message)
    links = _count_links(message)
    found = {
        Suspicion.HONEYPOT: filled_honeypot,
        Suspicion.TOO_FAST: seconds_open < FASTEST_PERSON,
        Suspicion.LINKS: links > MOST_LINKS,
        Suspicion.LINK_MARKUP: _LINK_MARKUP.search(message),
        Suspicion.LINK_IN_NAME: _count_links(name) or _LINK_MARKUP.search(name),
        Suspicion.SALES_PITCH: _is_pitch(message),
        Suspicion.REPETITION: _repeats_character(message) or _repeats_word(message),
        Suspicion.OTHER_SCRIPT_WITH_LINK: links and _is_without_latin(_LINK.sub(" ", message)),
        Suspicion.EMAIL_AS_NAME: name and (name == email or _EMAIL.fullmatch(name)),
    }
    return [reason.value for reason, is_so in found.items() if is_so]


def _plain(text: str) -> str:
    """Text to compare: small letters of the plain kind, without characters that show nothing."""
    folded = unicodedata.normalize("NFKC", text).casefold()[:MOST_READ]
    return "".join(sign for sign in folded if unicodedata.category(sign) != "Cf").strip()


def _count_links(text: str) -> int:
    """How many links there are, those to public bodies left out."""
    found = [match[match.lastgroup] for match in _LINK.finditer(text) if match.lastgroup]
    return sum(not _is_public_body(link) for link in found)


def _is_public_body(link: str) -> bool:
    host = _HOST_END.split(link, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].rstrip(".,;!)'")
    return any(host == body or host.endswith(f".{body}") for body in _PUBLIC_BODIES)


def _is_pitch(text: str) -> bool:
    words = " ".join(re.findall(r"\w+", text))
    return sum(bool(line.search(words)) for line in _PITCH) >= PITCH_HITS


def _repeats_character(text: str) -> bool:
    """Whether nearly all letters are one and the same; marks and emoji count where nothing else stands."""
    visible = "".join(text.split())
    signs = "".join(filter(str.isalnum, visible)) or visible
    return len(signs) >= REPEATED_CHARACTERS and _most_common(signs) >= 0.95 * len(signs)


def _repeats_word(text: str) -> bool:
    words = [word for word in (re.sub(r"[^\w]+$|^[^\w]+", "", part) for part in text.split()) if word]
    return len(words) >= REPEATED_WORDS and _most_common(words) >= 0.8 * len(words)


def _most_common(things) -> int:
    return Counter(things).most_common(1)[0][1]


def _is_without_latin(text: str) -> bool:
    """Whether there are letters and none of them is Latin."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and not any(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
