"""Fields in the words of a reply template: {name}, {reference} and so on. Pure."""

import re

FIELDS = {
    "name": "the person's name",
    "reference": "the reference of the enquiry",
    "topic": "the page that the person came from, or “your question”",
    "clinic": "the clinic's name",
    "phone": "the clinic's phone number",
    "staff": "the name of who replies",
}
EXAMPLE = {
    "name": "Agnes Plumtree",
    "reference": "7K3-M9Q-2VX",
    "topic": "Gallstones",
    "clinic": "the clinic",
    "phone": "0121 496 0123",
    "staff": "Robin Demo",
}
_FIELD = re.compile(r"\{([^{}]*)\}")
_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")


def problems(text: str) -> list[str]:
    """What is wrong with the fields of a template, in words; an empty list if nothing is."""
    unknown = dict.fromkeys(name for name in _FIELD.findall(text) if name not in FIELDS)
    found = [f"There is no field “{{{name}}}”." for name in unknown]
    if set(_FIELD.sub("", text)) & set("{}"):
        found.append("A brace stands alone: a field is written like {name}.")
    return found


def fill(text: str, values: dict[str, str]) -> str:
    """The text with its fields filled in, once; what is unknown or empty stays, so that it is seen."""
    return _FIELD.sub(lambda match: values.get(match[1]) or match[0], text)


def left_open(text: str) -> list[str]:
    """Known fields that still stand in a text that is to be sent."""
    return [name for name in _FIELD.findall(text) if name in FIELDS]


def blanks(text: str) -> list[str]:
    """What a person fills in by hand, such as [date]; it stands in square brackets."""
    return _BLANK.findall(text)
