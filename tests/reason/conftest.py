"""What the tests of reasoning share with those of the ontology."""

from tests.ontology.conftest import core

__all__ = ["core"]
