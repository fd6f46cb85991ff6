"""The command, for `python -m mesograph`."""

import sys

from mesograph.cli import main

if __name__ == "__main__":
    sys.exit(main())
