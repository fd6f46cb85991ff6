"""The report of a build as one page: no network, legible on a phone and on paper."""
