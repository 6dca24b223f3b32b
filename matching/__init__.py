"""The engine: from a roster and rules to a plan, purely.

It does no input or output, reads no clock, and knows neither web nor database.
Time, dice and ids come in as arguments; the same arguments give the same plan, byte for byte.
Names below load on first use, so that values can be had without the solvers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matching.curation import Action, Curation, Override, curation_of
    from matching.errors import (
        BadInput,
        BadRoster,
        BadRules,
        Cancelled,
        EngineFault,
        Infeasible,
        MatchingError,
    )
    from matching.openers.own import OwnQuestion
    from matching.outcome import Ladder, Measures, Meeting, Notice, Plan, Reason, Round, Worst
    from matching.pairs.door import PairPlan, plan_pairs
    from matching.picture import Picture, picture_of
    from matching.plan import make_plan
    from matching.planfile import plan_from_json, plan_to_json
    from matching.progress import Cancel, Phase, Progress, Report, Stop
    from matching.repair.changes import Change, Repaired
    from matching.repair.day import repair_plan
    from matching.repair.edit import Edit, Exclude, Join, Move, Skip, Swap
    from matching.repair.edits import Cost, Kept, edit_cost, edited
    from matching.repair.rest import replan_rest
    from matching.roster import Attendee, Roster
    from matching.rules import Rules, Takeover
    from matching.tables.door import TablePlan, plan_tables
    from matching.verify import violations
    from matching.violation import Violation

_HOMES = {
    "curation": "Action Curation Override curation_of",
    "errors": "BadInput BadRoster BadRules Cancelled EngineFault Infeasible MatchingError",
    "openers.own": "OwnQuestion",
    "outcome": "Ladder Measures Meeting Notice Plan Reason Round Worst",
    "pairs.door": "PairPlan plan_pairs",
    "picture": "Picture picture_of",
    "plan": "make_plan",
    "planfile": "plan_from_json plan_to_json",
    "progress": "Cancel Phase Progress Report Stop",
    "repair.changes": "Change Repaired",
    "repair.day": "repair_plan",
    "repair.edit": "Edit Exclude Join Move Skip Swap",
    "repair.edits": "Cost Kept edit_cost edited",
    "repair.rest": "replan_rest",
    "roster": "Attendee Roster",
    "rules": "Rules Takeover",
    "tables.door": "TablePlan plan_tables",
    "verify": "violations",
    "violation": "Violation",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Action",
    "Attendee",
    "BadInput",
    "BadRoster",
    "BadRules",
    "Cancel",
    "Cancelled",
    "Change",
    "Cost",
    "Curation",
    "Edit",
    "EngineFault",
    "Exclude",
    "Infeasible",
    "Join",
    "Kept",
    "Ladder",
    "MatchingError",
    "Measures",
    "Meeting",
    "Move",
    "Notice",
    "Override",
    "OwnQuestion",
    "PairPlan",
    "Phase",
    "Picture",
    "Plan",
    "Progress",
    "Reason",
    "Repaired",
    "Report",
    "Roster",
    "Round",
    "Rules",
    "Skip",
    "Stop",
    "Swap",
    "TablePlan",
    "Takeover",
    "Violation",
    "Worst",
    "curation_of",
    "edit_cost",
    "edited",
    "make_plan",
    "picture_of",
    "plan_from_json",
    "plan_pairs",
    "plan_tables",
    "plan_to_json",
    "repair_plan",
    "replan_rest",
    "violations",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(f"matching.{_HOME[name]}"), name)
    return found
