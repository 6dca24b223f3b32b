"""The tables, one file per noun. Importing this package completes the metadata."""

from service.store.models.base import Base
from service.store.models.change import Change
from service.store.models.day import Attendance, Day
from service.store.models.deck import Deck, DeckPart, DeckState, PartWork
from service.store.models.erasure import Erasure
from service.store.models.event import Event, Invitation, Membership
from service.store.models.followup import FollowUp
from service.store.models.form import FormAnswer, FormQuestion
from service.store.models.message import Message, MessageState
from service.store.models.organizer import Organizer, SignIn, SignInLink
from service.store.models.override import Override
from service.store.models.picture import Picture
from service.store.models.plan import FROM_ROUNDS, Bye, Meeting, Plan, PlanState, Round, Seat
from service.store.models.planchange import PlanChange
from service.store.models.print import Print
from service.store.models.question import OwnQuestion
from service.store.models.response import Answer, Response, Upload

__all__ = [
    "FROM_ROUNDS",
    "Answer",
    "Attendance",
    "Base",
    "Bye",
    "Change",
    "Day",
    "Deck",
    "DeckPart",
    "DeckState",
    "Erasure",
    "Event",
    "FollowUp",
    "FormAnswer",
    "FormQuestion",
    "Invitation",
    "Meeting",
    "Membership",
    "Message",
    "MessageState",
    "Organizer",
    "Override",
    "OwnQuestion",
    "PartWork",
    "Picture",
    "Plan",
    "PlanChange",
    "PlanState",
    "Print",
    "Response",
    "Round",
    "Seat",
    "SignIn",
    "SignInLink",
    "Upload",
]
