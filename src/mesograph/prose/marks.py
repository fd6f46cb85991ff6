"""What a sentence is marked with: measures, cues, figures and times, and how far they lie apart."""

from dataclasses import dataclass

from mesograph.model import Span
from mesograph.prose.figures import Figure
from mesograph.prose.sentences import Token
from mesograph.prose.times import When
from mesograph.vocabulary.terms import Concept


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of a sentence, from one to before another, that a mark takes up."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that a sentence names."""

    concept: Concept
    at: Stretch
    span: Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what became of a measure."""

    kind: str
    """The scheme of what it signals: direction, cue-part, comparator, significance."""
    says: str
    """The name of what it signals, in that scheme."""
    form: str
    at: Stretch
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a sentence."""

    figure: Figure
    at: Stretch


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, or several, of a sentence."""

    when: When
    at: Stretch


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, what was found in it, and how far its tokens lie apart."""

    tokens: tuple[Token, ...]
    measures: tuple[Measure, ...]
    cues: tuple[Cue, ...]
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]
    light: frozenset[int]
    """Tokens that fill and do not part."""
    worn: frozenset[int]
    """Tokens that are part of a measure's name."""
    _road: tuple[float, ...]
    controlled: bool = False
    """The cell tells of controls."""

    def gap(self, one: Stretch, other: Stretch) -> float:
        """Say how much lies between two stretches: function words are light, breaks heavy."""
        left, right = (one, other) if one.first <= other.first else (other, one)
        return max(0.0, self._road[right.first] - self._road[max(left.end, left.first)])

    def of(self, kind: str, *says: str) -> tuple[Cue, ...]:
        """Give the cues of one kind, from left to right; those that say one of some things."""
        return tuple(c for c in self.cues if c.kind == kind and (not says or c.says in says))

    def between(self, one: Stretch, other: Stretch) -> tuple[Token, ...]:
        """Give the tokens between two stretches."""
        left, right = (one, other) if one.first <= other.first else (other, one)
        return self.tokens[left.end : right.first]
