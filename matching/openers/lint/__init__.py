"""Whether a question can start a conversation, and how to ask it more kindly."""

from matching.openers.lint.judge import VERDICTS, Verdict, judge

__all__ = ["VERDICTS", "Verdict", "judge"]
