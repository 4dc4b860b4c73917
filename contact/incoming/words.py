"""Takes the words out of HTML, and tells a person's own words from what they quote. Pure.

One pass over the text with expressions that never go back: no HTML, however odd, takes long.
"""

import html
import re

LONGEST_HTML = 500_000
# What is shown to nobody, with all that is in it; what is never closed reaches to the end.
_HIDDEN = re.compile(r"<(script|style|title|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.S | re.I)
_TOKEN = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*>?|<[!?/][^>]*>?|[^<]+|<""")
_BLOCKS = re.compile(
    r"p|br|div|tr|li|[uod]l|d[dt]|h[1-6r]|pre|table|section|article|header|footer|blockquote"
)
_QUOTED = re.compile(r"^[ \t]*>.*$", re.M)


def from_html(text: str) -> str:
    """The words of an HTML mail, in lines; quoted ones begin with `>` as in plain mail. Nothing that runs."""
    text = text[:LONGEST_HTML]
    # Hidden parts alone: better all of them than a person's words lost in a tag that nobody closed.
    return _words(_HIDDEN.sub(" ", text)) or _words(text)


def own_words(text: str) -> str:
    """A mail's text without the lines that are marked as quoted."""
    return _QUOTED.sub("", text)


def _words(text: str) -> str:
    lines: list[str] = []
    line: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        end, tag = token[1], (token[2] or "").lower()
        if not tag:
            line.append("" if token[0].startswith(("<!", "<?", "</")) else token[0])
        elif tag in ("td", "th"):
            line.append(" ")
        elif _BLOCKS.fullmatch(tag):
            lines.append(_line(line, depth))
            line = []
            depth = max(depth + (0 if tag != "blockquote" else -1 if end else 1), 0)
            if tag == "p":
                lines.append("")
    lines.append(_line(line, depth))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _line(parts: list[str], depth: int) -> str:
    words = " ".join(html.unescape("".join(parts)).split())
    return ">" * min(depth, 5) + " " + words if depth and words else words
