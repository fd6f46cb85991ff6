"""Text in XML 1.0, which cannot hold every character that a graph can."""

import re

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"
_NEEDS = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def legal(text: str) -> str:
    r"""Replace what XML 1.0 cannot hold.

    >>> legal("a\x00b\n")
    'a\ufffdb\n'
    """
    return ILLEGAL.sub(REPLACEMENT, text)


def escaped(text: str) -> str:
    r"""Write text for an attribute or an element, so that a parser gives it back whole.

    >>> escaped("]]> & \n")
    ']]&gt; &amp; &#10;'
    """
    if not _NEEDS.search(text):
        return text
    return legal(text).translate(_ESCAPES)
