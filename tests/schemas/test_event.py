from datetime import UTC, date, datetime

import pytest
from marshmallow import ValidationError

from service.schemas.account import load_account, load_join
from service.schemas.event import load_event
from service.schemas.fault import Fault, faults_of
from service.store.values import Format, Preset

FORM = {
    "name": ["Common Ground"],
    "place": ["Old Customs House"],
    "date": ["2027-03-11"],
    "time": ["18:30"],
    "time_zone": ["Europe/Amsterdam"],
    "rounds": ["4"],
    "minutes": ["15"],
    "pause_minutes": ["5"],
    "format": ["pairs"],
    "table_size": ["4"],
    "closes_date": ["2027-03-10"],
    "closes_time": ["20:00"],
    "keep_until": ["2027-04-10"],
}
BEFORE = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def refused(**changes):
    with pytest.raises(ValidationError) as caught:
        load_event({**FORM, **{name: [value] for name, value in changes.items()}}, now=BEFORE)
    return faults_of(caught.value)


def _texts(form):
    return {name: texts[0] for name, texts in form.items()}


def test_local_times_become_instants():
    values = load_event(FORM, now=BEFORE)
    assert values.starts_at == datetime(2027, 3, 11, 17, 30, tzinfo=UTC)
    assert values.form_closes_at == datetime(2027, 3, 10, 19, 0, tzinfo=UTC)
    assert (values.format, values.keep_until) == (Format.PAIRS, date(2027, 4, 10))
    assert (values.is_online, values.form_opens_at) == (False, None)
    assert values.whom_to_ask == ""
    named = load_event({**FORM, "whom_to_ask": [" Ana,\n 200 "]}, now=BEFORE)
    assert named.whom_to_ask == "Ana, 200"
    assert (
        values.preset,
        load_event({**FORM, "preset": ["find-my-people"]}, now=BEFORE).preset,
    ) == (
        Preset.BALANCED,
        Preset.FIND_MY_PEOPLE,
    )


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": ""}, {"name": [Fault("missing")]}),
        ({"date": "11.3.2027"}, {"date": [Fault("not-a-date")]}),
        ({"time": ""}, {"time": [Fault("missing")]}),
        (
            {"whom_to_ask": "a" * 201},
            {"whom_to_ask": [Fault("too-long", (("n", 201), ("max", 200)))]},
        ),
        ({"preset": "lucky"}, {"preset": [Fault("not-a-choice")]}),
        ({"time_zone": "Mars/Olympus"}, {"time_zone": [Fault("not-a-time-zone")]}),
        ({"rounds": "0"}, {"rounds": [Fault("out-of-range", (("low", 1), ("high", 20)))]}),
        ({"opens_date": "2027-03-11"}, {"closes_date": [Fault("before-open")]}),
        ({"closes_date": "2027-03-14"}, {"closes_date": [Fault("after-start")]}),
        ({"keep_until": "2027-03-11"}, {"keep_until": [Fault("before-start")]}),
        ({"keep_until": "2029-01-01"}, {"keep_until": [Fault("too-far", (("days", 365),))]}),
    ],
)
def test_every_fault_names_its_field(changes, fault):
    assert refused(**changes) == fault


def test_all_faults_are_told_at_once_and_one_for_each_field():
    told = refused(
        name="",
        minutes="many",
        opens_date="2027-03-10",
        opens_time="21:00",
        keep_until="2027-03-11",
    )
    assert told == {
        "name": [Fault("missing")],
        "minutes": [Fault("not-a-number")],
        "closes_date": [Fault("before-open")],
        "keep_until": [Fault("before-start")],
    }
    late = refused(preset="lucky", closes_date="2027-03-14", keep_until="2029-01-01")
    assert set(late) == {"preset", "closes_date", "keep_until"}
    # A form that closes before it opens is told of while the day is missing.
    undated = refused(date="", opens_date="2027-03-10", opens_time="21:00")
    assert undated == {"date": [Fault("missing")], "closes_date": [Fault("before-open")]}


@pytest.mark.parametrize("field", ["date", "time", "time_zone", "closes_date", "closes_time"])
def test_what_a_fault_leaves_unsaid_is_not_judged(field):
    assert set(refused(**{"closes_date": "2027-03-14", field: "?"})) == {field}


def test_what_is_left_empty_has_a_sensible_value():
    values = load_event(
        {**FORM, "closes_date": [""], "closes_time": [""], "keep_until": [""]}, now=BEFORE
    )
    assert values.form_closes_at == datetime(2027, 3, 10, 22, 59, tzinfo=UTC)
    assert values.keep_until == date(2027, 4, 10)


@pytest.mark.parametrize(
    ("now", "closes"),
    [
        (datetime(2027, 3, 10, 22, 58, tzinfo=UTC), datetime(2027, 3, 10, 22, 59, tzinfo=UTC)),
        (datetime(2027, 3, 10, 22, 59, tzinfo=UTC), datetime(2027, 3, 11, 17, 30, tzinfo=UTC)),
        (datetime(2027, 3, 11, 17, 29, tzinfo=UTC), datetime(2027, 3, 11, 17, 30, tzinfo=UTC)),
        (datetime(2027, 3, 11, 17, 30, tzinfo=UTC), datetime(2027, 3, 10, 22, 59, tzinfo=UTC)),
    ],
)
def test_a_form_that_would_have_closed_by_itself_is_open_until_the_event_begins(now, closes):
    assert load_event(
        {**FORM, "closes_date": [""], "closes_time": [""]}, now=now
    ).form_closes_at == (closes)


def test_a_day_in_the_past_is_asked_about_once_unless_it_was_known():
    past = {**FORM, "date": ["2027-02-28"], "closes_date": [""], "keep_until": [""]}
    assert refused(date="2027-02-28", closes_date="", keep_until="") == {
        "date": [Fault("past", (("day", "2027-02-28"),))]
    }
    assert "date" in refused(date="2027-02-28", closes_date="", past="2027-02-27")
    sent_again = load_event({**past, "past": ["2027-02-28"]}, now=BEFORE)
    assert sent_again == load_event(past, now=BEFORE, known=date(2027, 2, 28))
    assert sent_again.starts_at == datetime(2027, 2, 28, 17, 30, tzinfo=UTC)
    today = {**past, "date": ["2027-03-01"], "time": ["00:00"]}
    assert load_event(today, now=BEFORE).starts_at == datetime(2027, 2, 28, 23, 0, tzinfo=UTC)


def test_no_event_is_erased_at_once_by_itself():
    long_ago = {**FORM, "date": ["2020-01-01"], "closes_date": [""], "past": ["2020-01-01"]}
    values = load_event({**long_ago, "keep_until": [""]}, now=BEFORE)
    assert values.keep_until == date(2027, 3, 31)
    for erased in ("2020-02-01", "2027-03-01"):
        assert refused(**{**_texts(long_ago), "keep_until": erased}) == {
            "keep_until": [Fault("too-early")]
        }


def test_an_empty_form_says_what_is_missing():
    with pytest.raises(ValidationError) as caught:
        load_event({}, now=BEFORE)
    assert sorted(faults_of(caught.value)) == sorted(["name", "date", "time", "time_zone"])


def test_a_password_is_long_or_left_as_it_is():
    form = {"name": ["Olivia"], "email": ["o@example.org"], "password": ["short"]}
    with pytest.raises(ValidationError) as caught:
        load_account(form)
    assert faults_of(caught.value) == {"password": [Fault("too-short", (("min", 10),))]}
    assert load_account({**form, "password": [""]})["password"] is None
    with pytest.raises(ValidationError):
        load_join({**form, "password": [""]})


def test_what_was_left_open_moves_along_with_the_day():
    stored = {**FORM, "closes_time": ["23:59"], "date": ["2027-05-11"]}
    left = {**stored, "closes_date": [""], "closes_time": [""], "keep_until": [""]}
    opened = {"opened-date": FORM["date"]}
    assert load_event({**stored, **opened}, now=BEFORE) == load_event(left, now=BEFORE)
    # What somebody chose stays, and so does all of it where the day does.
    chosen = {**stored, "closes_date": ["2027-03-09"], "keep_until": ["2027-06-01"]}
    assert load_event({**chosen, **opened}, now=BEFORE) == load_event(chosen, now=BEFORE)
    same = {**stored, "date": FORM["date"]}
    assert load_event({**same, **opened}, now=BEFORE) == load_event(same, now=BEFORE)


def test_a_form_that_closes_when_the_event_begins_still_does_when_it_begins_earlier():
    start = {"opened-date": FORM["date"], "opened-time": FORM["time"]}
    moved = {**FORM, **start, "closes_date": FORM["date"], "closes_time": FORM["time"]}
    earlier = {**moved, "time": ["17:00"]}
    left = {**FORM, "time": ["17:00"], "closes_date": [""], "closes_time": [""]}
    assert load_event(earlier, now=BEFORE) == load_event(left, now=BEFORE)
    # On the day itself, that is when it begins.
    late = datetime(2027, 3, 11, 12, 0, tzinfo=UTC)
    assert load_event(earlier, now=late).form_closes_at == datetime(2027, 3, 11, 16, 0, tzinfo=UTC)


def test_a_day_moved_to_the_past_is_asked_about_and_nothing_else():
    day = {"date": ["2024-05-05"], "opened-date": FORM["date"]}
    moved = {**FORM, **day, "closes_time": ["23:59"]}
    with pytest.raises(ValidationError) as caught:
        load_event(moved, now=BEFORE, known=date(2027, 3, 11))
    assert faults_of(caught.value) == {"date": [Fault("past", (("day", "2024-05-05"),))]}
    values = load_event({**moved, "past": ["2024-05-05"]}, now=BEFORE, known=date(2027, 3, 11))
    assert values.keep_until == date(2027, 3, 31)
