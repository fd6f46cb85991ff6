"""Which release this is, and from when: what the metadata of a build says of it."""

import datetime as dt
from collections.abc import Mapping

from mesograph import __version__

VERSION = __version__
RELEASED = "2026-11-24"
"""The date of the newest heading of CHANGELOG.md."""


def issued(environment: Mapping[str, str]) -> str:
    """Give the date of a build's metadata: that of SOURCE_DATE_EPOCH, else that of the release.

    >>> issued({"SOURCE_DATE_EPOCH": "0"})
    '1970-01-01'
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return RELEASED
    return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date().isoformat()
