"""Questions for meetings; knows the words people typed, but not how meetings were chosen."""

from matching.openers.assign import assign_ladders
from matching.openers.bank import BANK, Question
from matching.openers.sitting import Sitting

__all__ = ["BANK", "Question", "Sitting", "assign_ladders"]
