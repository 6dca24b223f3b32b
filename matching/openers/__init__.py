"""Questions for meetings; knows the words people typed, but not how meetings were chosen."""

from matching.openers.assign import Sitting, assign_ladders
from matching.openers.bank import BANK, Question

__all__ = ["BANK", "Question", "Sitting", "assign_ladders"]
