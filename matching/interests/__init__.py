"""Typed words and what they mean to the matching; knows nothing about who meets whom."""

from matching.interests.fold import fold
from matching.interests.resolver import Entry, Understanding, resolve, understand

__all__ = ["Entry", "Understanding", "fold", "resolve", "understand"]
