"""The targets: one module each, with its `EXPORTER`; they are found by being here."""
