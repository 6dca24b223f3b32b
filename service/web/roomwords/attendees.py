"""What attendees, hosts and those before the big screen read of rooms, for each sentence about tables."""

from collections.abc import Mapping

from service.web.roomwords.marks import _

ONE: Mapping[str, str] = {
    "On the day you will sit with a few people at a time, in a few rounds.": _(
        "On the day you will talk with a few people at a time, in a few rounds."
    ),
    "Your answers let us seat you with someone who has a real reason to be curious about you, "
    "and print a card that gives you both a good place to begin.": _(
        "Your answers let us bring you together with someone who has a real reason to be "
        "curious about you, and give you both a card with a good place to begin."
    ),
    "Do you have a private link, from a mail or on paper? Then please answer by that one.": _(
        "Do you have a private link already? Then please answer by that one."
    ),
    "Round %(round)s has begun already. Tell your table, or sit out round %(next)s.": _(
        "Round %(round)s has begun already. Tell those in your room, or sit out round %(next)s."
    ),
    "Round %(round)s has begun already. Please tell your table.": _(
        "Round %(round)s has begun already. Please tell those in your room."
    ),
    "Sitting comfortably": _("Talking comfortably"),
    "Used for seating. Not printed.": _("Only decides whom you meet. Not on any card."),
    "A wish we try to keep. Not printed.": _("A wish we try to keep. Not on any card."),
    "Private: what you write in this box is used for seating only. It is never printed, and no "
    "other attendee sees it. The organizer sees a name only if it makes a plan impossible, never "
    "who asked.": _(
        "Private: what you write in this box only decides whom you meet. It is on no card, and "
        "no other attendee sees it. The organizer sees a name only if it makes a plan "
        "impossible, never who asked."
    ),
    "Is there anyone you would rather not sit with?": _(
        "Is there anyone you would rather not meet?"
    ),
    "What you do not tick still helps to seat you well. Your cards then carry a question that "
    "suits anyone.": _(
        "What you do not tick still helps to find you good company. Your cards then carry a "
        "question that suits anyone."
    ),
    "The organizer sees it, and seats people of one group apart. Not printed.": _(
        "The organizer sees it, and lets people of one group meet others. Not on any card."
    ),
    "Come to the door: there may be a chair for you.": _(
        "Join the call: there may be a place for you."
    ),
    "Please ask the organizer: there may be a chair for you.": _(
        "Please ask the organizer: there may be a place for you."
    ),
    "Tell us, so that your chair can be filled. You need give no reason.": _(
        "Tell us, so that your place can be filled. You need give no reason."
    ),
    "If a plan was made already, the organizer sees an empty chair, and neither your name nor "
    "a reason. If you change your mind, you are welcome at any time.": _(
        "If a plan was made already, the organizer sees a free place, and neither your name nor "
        "a reason. If you change your mind, you are welcome at any time."
    ),
    "If a plan was made already, the organizer sees an empty chair, and neither your name nor "
    "a reason.": _(
        "If a plan was made already, the organizer sees a free place, and neither your name nor "
        "a reason."
    ),
    "It closed on %(when)s. Please come anyway: the organizer finds you a seat, and there are "
    "questions that suit anyone.": _(
        "It closed on %(when)s. You can still take part: please ask the organizer, or whoever told "
        "you about the event, for the address of the call."
    ),
    "The person you were to meet cannot come. Please join any table in this round as a third.": _(
        "The person you were to meet cannot come. You are welcome in the main room."
    ),
    "The others at this table cannot come. Please join any table in this round.": _(
        "The others in this room cannot come. You are welcome in the main room."
    ),
    "the table tents of %(since)s": _("the room signs of %(since)s"),
    "My table host may see this too": _("The host of my room may see this too"),
    "Table %(table)s": _("Room %(table)s"),
    "Table": _("Room"),
    "table %(table)s": _("room %(table)s"),
    "Round %(round)s, %(time)s: your table": _("Round %(round)s, %(time)s: your room"),
    "Round %(round)s: your table": _("Round %(round)s: your room"),
    "Next, round %(round)s: your table": _("Next, round %(round)s: your room"),
    "The organizer and your table host see it, to get it right.": _(
        "The organizer and the host of your room see it, to get it right."
    ),
    "Never shown. Cards keep to the lightest choice at the table.": _(
        "Never shown. Cards keep to the lightest choice in the room."
    ),
    "People at a table": _("People in a room"),
    "Table size": _("Room size"),
    "Another table": _("Main room"),
    "Please join another table": _("Please go back to the main room"),
    "The number is odd, and turns are shared out. Rest, or join any table as a listener.": _(
        "The number is odd, and turns are shared out. Rest, or stay in the main room."
    ),
    "You host table %(table)s.": _("You host room %(table)s."),
    "You host this table, %(name)s.": _("You host this room, %(name)s."),
    "The page of your table says who comes, what to ask and what to have ready.": _(
        "The page of your room says who comes, what to ask and what to have ready."
    ),
    "To your table’s page": _("To your room’s page"),
    "Round 1 begins soon. Please find your table.": _(
        "Round 1 begins soon. Please find your room."
    ),
    "Time to move. Please find your table for round #.": _(
        "Time to move. Please find your room for round #."
    ),
    "Nobody else is left here in this round. Please join another table.": _(
        "Nobody else is left here in this round. Please go back to the main room."
    ),
    "Only one person is left here in this round. Please bring them to another table.": _(
        "Only one person is left here in this round. Please go back to the main room together."
    ),
    "This page shows who comes to your table, and the questions, as soon as the organizer "
    "publishes the plan. Keep the link.": _(
        "This page shows who comes to your room, and the questions, as soon as the organizer "
        "publishes the plan. Keep the link."
    ),
    "Only for the host of this table. Please do not pass the link on.": _(
        "Only for the host of this room. Please do not pass the link on."
    ),
}
