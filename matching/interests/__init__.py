"""Typed words and what they mean to the matching; knows nothing about who meets whom."""

from matching.interests.comparison import Comparison, Holding, compare
from matching.interests.entry import Entry
from matching.interests.fold import fold
from matching.interests.reading import resolve_all
from matching.interests.resolver import resolve
from matching.interests.senses import senses_of
from matching.interests.understanding import Understanding, Voice, understand

__all__ = [
    "Comparison",
    "Entry",
    "Holding",
    "Understanding",
    "Voice",
    "compare",
    "fold",
    "resolve",
    "resolve_all",
    "senses_of",
    "understand",
]
