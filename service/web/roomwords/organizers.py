"""What organizers read of rooms, for each sentence about tables."""

from collections.abc import Mapping

from service.web.roomwords.marks import _, ngettext

ONE: Mapping[str, str] = {
    "Whose table has no host now": _("Whose room has no host now"),
    "The organizer sees it. It decides whom you meet, and stands on your badge and on host "
    "sheets if you tick that.": _(
        "The organizer sees it. It decides whom you meet, and may be shown with your name to "
        "people you meet if you tick that."
    ),
    "The organizer sees it. It stands on your badge and on host sheets if you tick that.": _(
        "The organizer sees it. It may be shown with your name to people you meet if you tick that."
    ),
    "The organizer sees it. It decides whom you meet. Not printed.": _(
        "The organizer sees it. It decides whom you meet. Not on any card."
    ),
    "The organizer sees it. Not printed.": _("The organizer sees it. Not on any card."),
    "%(who)s moved to table %(table)s in round %(round)s.": _(
        "%(who)s moved to room %(table)s in round %(round)s."
    ),
    "Round %(round)s: %(who)s moves to table %(table)s.": _(
        "Round %(round)s: %(who)s moves to room %(table)s."
    ),
    "They sit at that table already.": _("They are in that room already."),
    "Somebody or some table in it is kept in place. Let it go first.": _(
        "Somebody or some room in it is kept in place. Let it go first."
    ),
    "A table would lose its host, or have two.": _("A room would lose its host, or have two."),
    "Round %(round)s: table %(table)s stays as it is.": _(
        "Round %(round)s: room %(table)s stays as it is."
    ),
    "Round %(round)s: table %(table)s may change.": _(
        "Round %(round)s: room %(table)s may change."
    ),
    "Round %(round)s, %(time)s: table %(table)s": _("Round %(round)s, %(time)s: room %(table)s"),
    "because tables and rounds run out of new faces.": _(
        "because rooms and rounds run out of new faces."
    ),
    "because tables and rounds run out of new faces. Fewer are not possible.": _(
        "because rooms and rounds run out of new faces. Fewer are not possible."
    ),
    "because tables and rounds leave few new faces. We found no plan with fewer, but there may be one.": _(
        "because rooms and rounds leave few new faces. We found no plan with fewer, but there may be one."
    ),
    "Table %(table)s, round %(round)s": _("Room %(table)s, round %(round)s"),
    "Tables have up to %(seats)s seats.": _("Rooms have up to %(seats)s seats."),
    "Up to five people keep one conversation; larger tables tend to split.": _(
        "Up to five people keep one conversation; larger rooms tend to split."
    ),
    "With these people and tables, some meet again in every plan.": _(
        "With these people and rooms, some meet again in every plan."
    ),
    "Round %(round)s: table %(table)s has lost its host, %(names)s.": _(
        "Round %(round)s: room %(table)s has lost its host, %(names)s."
    ),
    "Round %(round)s: %(tables)s tables of %(smallest)s to %(largest)s.": _(
        "Round %(round)s: %(tables)s rooms of %(smallest)s to %(largest)s."
    ),
    "round %(round)s, table %(table)s": _("round %(round)s, room %(table)s"),
    "The published plan keeps its tables: the first round has begun.": _(
        "The published plan keeps its rooms: the first round has begun."
    ),
    "The published plan seats people at tables. To have pairs, plan again and publish.": _(
        "The published plan brings people together in rooms. To have pairs, plan again and publish."
    ),
    "The published plan seats people in pairs. To have tables, plan again and publish.": _(
        "The published plan brings people together in pairs. To have larger rooms, plan again and publish."
    ),
    "What people need, by round and table": _("What people need, by round and room"),
    "For you, by name: who needs what, by round and table.": _(
        "For you, by name: who needs what, by round and room."
    ),
    "Their tables stand here once the plan is published": _(
        "Their rooms stand here once the plan is published"
    ),
    "Half a page for each person: every round, its table, whom they meet.": _(
        "Half a page for each person: every round, its room, whom they meet."
    ),
    "For the host of each table alone: who comes, how to say the names, what to ask, what to "
    "have ready.": _(
        "For the host of each room alone: who comes, how to say the names, what to ask, what "
        "to have ready."
    ),
    "All names from A to Z with their tables. Hang up two, so that nobody queues.": _(
        "All names from A to Z with their rooms."
    ),
    "The name, large, and the own tables in small print. Eight on a page, to cut.": _(
        "The name, large, and the own rooms in small print. Eight on a page, to cut."
    ),
    "Table tents": _("Room signs"),
    "To fold: the table’s number on one face, who sits there when on the other.": _(
        "To fold: the room’s number on one face, who is there when on the other."
    ),
    "Prompts for tables": _("Prompts for rooms"),
    "One sheet for each table and round, to stand in the middle.": _(
        "One sheet for each room and round."
    ),
    "what the table is asked": _("what the room is asked"),
    "Host sheet of table %(table)s, round %(round)s": _(
        "Host sheet of room %(table)s, round %(round)s"
    ),
    "Host sheet of table %(table)s": _("Host sheet of room %(table)s"),
    "Tent of table %(table)s": _("Tent of room %(table)s"),
    "The cards lie by round and then by table, as you lay them out.": _(
        "The cards lie by round and then by room."
    ),
    "By round and table, to lay them out before people come: each round on new sheets": _(
        "By round and room"
    ),
    "Tables of %(size)s: %(rounds)s.": _("Rooms of %(size)s: %(rounds)s."),
    "There are too few tables for all wishes and languages.": _(
        "There are too few rooms for all wishes and languages."
    ),
    "Make the tables smaller, so that there are more of them.": _(
        "Make the rooms smaller, so that there are more of them."
    ),
    "The tables are too large for these rules.": _("The rooms are too large for these rules."),
    "Make the tables smaller. Who wished what stays private.": _(
        "Make the rooms smaller. Who wished what stays private."
    ),
    "A table has %(asked)s seats, and these people may sit at one of %(possible)s at most.": _(
        "A room has %(asked)s seats, and these people may be in one of %(possible)s at most."
    ),
    "Make the tables smaller.": _("Make the rooms smaller."),
    "Hosts and tables do not go together.": _("Hosts and rooms do not go together."),
    "Every table has a host, and these people may sit with none of them.": _(
        "Every room has a host, and these people may sit with none of them."
    ),
    "Leave one table without a host.": _("Leave one room without a host."),
    "Each table has one host, and these people would have to share one or have none.": _(
        "Each room has one host, and these people would have to share one or have none."
    ),
    "These people belong to the same group, and there are fewer tables than members.": _(
        "These people belong to the same group, and there are fewer rooms than members."
    ),
    "Let people of the same group meet, or use smaller tables.": _(
        "Let people of the same group meet, or use smaller rooms."
    ),
    "Change the size of the tables.": _("Change the size of the rooms."),
    "Change the number of rounds or the size of the tables, and plan again.": _(
        "Change the number of rounds or the size of the rooms, and plan again."
    ),
    "Where the number does not fit, a few tables have one seat less.": _(
        "Where the number does not fit, a few rooms have one seat less."
    ),
    "Nobody who stays changes tables.": _("Nobody who stays changes rooms."),
    "Nobody at the other tables may sit with them.": _(
        "Nobody in the other rooms may sit with them."
    ),
    "Sit with them yourself, or let them join a table as they like.": _(
        "Sit with them yourself, or let them join a room as they like."
    ),
    "Let people join tables by hand, or plan the event again.": _(
        "Let people join rooms by hand, or plan the event again."
    ),
    "not there in this round; sat at table %(old)s": _(
        "not there in this round; was in room %(old)s"
    ),
    "new at table %(table)s, with %(names)s": _("new in room %(table)s, with %(names)s"),
    "has a free seat, no more table %(old)s": _("has a free seat, no longer in room %(old)s"),
    "had a free seat; now table %(table)s, with %(names)s": _(
        "had a free seat; now room %(table)s, with %(names)s"
    ),
    "from table %(old)s to table %(table)s, with %(names)s": _(
        "from room %(old)s to room %(table)s, with %(names)s"
    ),
    "stays at table %(table)s, now with %(names)s": _(
        "stays in room %(table)s, now with %(names)s"
    ),
    "The others at the table can meet. A repair of the rounds to come settles it.": _(
        "The others in the room can meet. A repair of the rounds to come settles it."
    ),
    "The others at the table can meet. Plan again to settle it.": _(
        "The others in the room can meet. Plan again to settle it."
    ),
    "A free seat: rest, or listen at any table.": _("A free seat: rest, or stay in the main room."),
    "By table": _("By room"),
    "Each table’s evening": _("Each room’s evening"),
    "Everybody who sat at a table and gave an address gets one mail: with whom would you like"
    " to talk again? Nobody learns what others chose; only where both say yes does each get "
    "what the other chose to share. You see counts, never names.": _(
        "Everybody who was in a room with others and gave an address gets one mail: with whom"
        " would you like to talk again? Nobody learns what others chose; only where both say "
        "yes does each get what the other chose to share. You see counts, never names."
    ),
    "Clock, names and tables for everybody to see; no answers. Whoever has the link may look.": _(
        "Clock, names and rooms for everybody to see; no answers. Whoever has the link may look."
    ),
    "Move to another table": _("Move to another room"),
    "You can also drag a name onto another name to change places, or onto a table.": _(
        "You can also drag a name onto another name to change places, or onto a room."
    ),
    "Nothing is kept in place yet: keep a table or a person first, or everybody is seated anew.": _(
        "Nothing is kept in place yet: keep a room or a person first, or everybody is seated anew."
    ),
    "Links for table hosts": _("Links for room hosts"),
    "A host looks after one table all evening: somebody who is not on the list, or a guest "
    "whom you make a host under People before the plan.": _(
        "A host looks after one room all evening: somebody who is not on the list, or a guest "
        "whom you make a host under People before the plan."
    ),
    "hosts a table": _("hosts a room"),
    "Hosts a table": _("Hosts a room"),
    "Host a table?": _("Host a room?"),
    "hosting a table": _("hosting a room"),
    "no longer hosting a table": _("no longer hosting a room"),
    "A host stays at one table in all rounds, and gets a page and a sheet for it. The next plan "
    "counts it.": _(
        "A host stays in one room in all rounds, and gets a page and a sheet for it. The next "
        "plan counts it."
    ),
    "Hosts this table.": _("Hosts this room."),
    "No guest hosts this table. Please see to it yourself.": _(
        "No guest hosts this room. Please see to it yourself."
    ),
    "The first round has begun, so hosts stay as the plan has them. A table that loses its host can "
    "be taken over by somebody who is there, or looked after by somebody who is not on the list and "
    "has its link.": _(
        "The first round has begun, so hosts stay as the plan has them. A room that loses its host can "
        "be taken over by somebody who is there, or looked after by somebody who is not on the list "
        "and has its link."
    ),
    "A table has lost its host. They can take it over from round %(round)s on; you see what changes "
    "before it counts.": _(
        "A room has lost its host. They can take it over from round %(round)s on; you see what "
        "changes before it counts."
    ),
    "Let them host table %(table)s": _("Let them host room %(table)s"),
    "%(name)s hosts table %(table)s.": _("%(name)s hosts room %(table)s."),
    "%(names)s hosts a table already.": _("%(names)s hosts a room already."),
    "%(names)s is not there, and cannot host a table.": _(
        "%(names)s is not there, and cannot host a room."
    ),
    "That table has not lost its host, or nobody sits there any more.": _(
        "That room has not lost its host, or nobody is left in it."
    ),
    "Table %(table)s has lost its host. Who takes it over?": _(
        "Room %(table)s has lost its host. Who takes it over?"
    ),
    "Table %(table)s has no host.": _("Room %(table)s has no host."),
    "At that table": _("In that room"),
    "Name somebody who is there, or pass the link of the table to somebody who is not on the list: once "
    "the repair counts, it stands on the print page without a name.": _(
        "Name somebody who is there, or pass the link of the room to somebody who is not on the list: "
        "once the repair counts, it stands on the print page without a name."
    ),
    "Each host sees one table: who comes, what to ask, what to have ready. Send each link to "
    "its host only.": _(
        "Each host sees one room: who comes, what to ask, what to have ready. Send each link "
        "to its host only."
    ),
}

MANY: Mapping[tuple[str, str], tuple[str, str]] = {
    ("Table %(tables)s has a free chair.", "Tables %(tables)s have a free chair."): ngettext(
        "Room %(tables)s has a free place.", "Rooms %(tables)s have a free place."
    ),
    (
        "There is one table, for one host. Under People, let the others be guests, or make the "
        "tables smaller.",
        "There are %(num)s tables, for as many hosts. Under People, let the others be guests, or "
        "make the tables smaller.",
    ): ngettext(
        "There is one room, for one host. Under People, let the others be guests, or make the "
        "rooms smaller.",
        "There are %(num)s rooms, for as many hosts. Under People, let the others be guests, or "
        "make the rooms smaller.",
    ),
    (
        "That makes one pair of people at a table.",
        "That makes %(num)s pairs of people at a table.",
    ): ngettext(
        "That makes one pair of people in a room.", "That makes %(num)s pairs of people in a room."
    ),
    (
        "With these people and tables, at most %(num)s round is possible without meeting twice.",
        "With these people and tables, at most %(num)s rounds are possible without meeting twice.",
    ): ngettext(
        "With these people and rooms, at most %(num)s round is possible without meeting twice.",
        "With these people and rooms, at most %(num)s rounds are possible without meeting twice.",
    ),
    (
        "Round %(round)s: %(num)s table of %(seats)s.",
        "Round %(round)s: %(num)s tables of %(seats)s.",
    ): ngettext(
        "Round %(round)s: %(num)s room of %(seats)s.",
        "Round %(round)s: %(num)s rooms of %(seats)s.",
    ),
    ("%(num)s round at tables", "%(num)s rounds at tables"): ngettext(
        "%(num)s round in small groups", "%(num)s rounds in small groups"
    ),
    (
        "More people must sit apart from one another than there are tables. There is %(num)s table.",
        "More people must sit apart from one another than there are tables. There are %(num)s tables.",
    ): ngettext(
        "More people must sit apart from one another than there are rooms. There is %(num)s room.",
        "More people must sit apart from one another than there are rooms. There are %(num)s rooms.",
    ),
    ("%(num)s round at tables of %(size)s", "%(num)s rounds at tables of %(size)s"): ngettext(
        "%(num)s round in groups of %(size)s", "%(num)s rounds in groups of %(size)s"
    ),
    ("One person needs new cards.", "%(num)s people need new cards."): ngettext(
        "Something changes for one person.", "Something changes for %(num)s people."
    ),
    (
        "Of those who stay, one person changes tables.",
        "Of those who stay, %(num)s people change tables.",
    ): ngettext(
        "Of those who stay, one person changes rooms.",
        "Of those who stay, %(num)s people change rooms.",
    ),
    ("Round %(round)s, one table", "Round %(round)s, %(num)s tables"): ngettext(
        "Round %(round)s, one room", "Round %(round)s, %(num)s rooms"
    ),
    ("One table", "%(num)s tables"): ngettext("One room", "%(num)s rooms"),
}
