"""Who wrote: invented names, addresses of example.org, and phone numbers kept for films by Ofcom."""

from dataclasses import dataclass
from random import Random

from clinic.seed.enquiries.writing import content

# https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
NUMBERS = ("07700 900{:03}", "07700 900{:03}", "07700900{:03}", "+44 7700 900{:03}", "0121 496 0{:03}")
DOMAINS = ("example.org", "example.com", "example.net")


@dataclass(frozen=True)
class Person:
    """Somebody who never lived."""

    name: str
    email: str
    phone: str
    good_time: str
    needs: tuple[str, ...] = ()
    needs_detail: str = ""

    def cleaned(self) -> dict:
        """What the form would have made of it."""
        return {
            "name": self.name,
            "email": self.email,
            "phone": self.phone,
            "good_time": self.good_time,
            "needs": list(self.needs),
            "needs_detail": self.needs_detail,
        }


class People:
    """Makes people, no two with the same name, address or number."""

    def __init__(self, chance: Random):
        self._chance = chance
        words = content("people")
        self._names = [f"{first} {last}" for first in words["first_names"] for last in words["surnames"]]
        self._numbers = list(range(200, 1000))
        chance.shuffle(self._names)
        chance.shuffle(self._numbers)

    def make(self, *, reached_by: str = "", referrer: bool = False, name: str = "") -> Person:
        """Somebody; `reached_by` is "email", "phone" or "both", else it is left to chance."""
        chance, words = self._chance, content("people")
        given = name or self._names.pop()
        by = reached_by or chance.choices(("both", "email", "phone"), (60, 24, 16))[0]
        phone = chance.choice(NUMBERS).format(self._numbers.pop()) if by != "email" else ""
        needs, detail = ((), "") if referrer else self._needs()
        return Person(
            f"{chance.choice(words['titles_of_referrers'])} {given}" if referrer else given,
            self._address(given) if by != "phone" else "",
            phone,
            chance.choice(words["good_times"]) if phone else "",
            needs,
            detail,
        )

    def _address(self, name: str) -> str:
        first, last = name.lower().replace("'", "").split(maxsplit=1)
        last = last.replace(" ", "")
        ways = (f"{first}.{last}", f"{first}{last}", f"{first[0]}.{last}", f"{last}.{first}")
        return f"{self._chance.choice(ways)}{self._chance.randrange(10, 90)}@{self._chance.choice(DOMAINS)}"

    def _needs(self) -> tuple[tuple[str, ...], str]:
        chance = self._chance
        if chance.random() > 0.14:
            return (), ""
        need = chance.choice(
            ("large_print", "interpreter", "interpreter", "bsl", "text_relay", "easy_read", "other")
        )
        details = content("people")["need_details"].get(need)
        further = ("large_print",) if need != "large_print" and chance.random() < 0.15 else ()
        return (need, *further), chance.choice(details) if details else ""
