"""The picture of the shared-interest graph: only what may be quoted, the same for the same people."""

import subprocess
import sys

from matching import Attendee, Roster, picture_of

LINE = (
    "from matching import Attendee, Roster, picture_of;"
    "words = [(f'topic {i % 5}', f'thing {i % 7}') for i in range(1, 41)];"
    "print(picture_of(Roster.build(Attendee(i, str(i), w) for i, w in enumerate(words))))"
)


def crowd(n=40):
    return [Attendee(i, f"P{i}", (f"topic {i % 5}", f"thing {i % 7}")) for i in range(1, n + 1)]


def test_it_is_the_same_whatever_the_hash_seed_and_the_order_of_rows():
    seen = {
        subprocess.run(
            [sys.executable, "-c", LINE],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(seen) == 1
    people = crowd()
    assert picture_of(Roster.build(people)) == picture_of(Roster.build(people[::-1]))


def test_everybody_stands_somewhere_and_groups_do_not_touch():
    found = picture_of(Roster.build([*crowd(), Attendee(99, "Bo")]))
    assert [one[0] for one in found.points] == [*range(1, 41), 99]
    assert found.alone == (99,)
    assert sorted(a for group in found.groups for a in group.members) == list(range(1, 41))
    disks = [(*group.center, group.radius) for group in found.groups]
    gaps = [
        (ax - bx) ** 2 + (ay - by) ** 2 >= (ar + br - 2) ** 2
        for i, (ax, ay, ar) in enumerate(disks)
        for bx, by, br in disks[:i]
    ]
    assert gaps == [True] * len(gaps)
    places = [(x, y) for _, x, y in found.points]
    assert len(set(places)) == len(places)
    assert all(0 <= part <= found.size for place in places for part in place)


def test_nothing_is_in_it_that_may_not_be_quoted():
    people = [
        Attendee(1, "Ana", ("chess", "my faith", "bees")),
        Attendee(2, "Sam", ("chess", "my faith", "bees"), printable=()),
        Attendee(3, "Cy", ("my faith", "bees")),
        Attendee(4, "Di", ("see www.example.org",), ("kindness",)),
        Attendee(5, "Ed", ("see www.example.org",), ("kindness",)),
    ]
    found = picture_of(Roster.build(people))
    assert (found.lines, found.topics, found.alone) == (((1, 3, 0),), ("bees",), (2, 4, 5))


def test_a_topic_of_everybody_makes_no_fog():
    found = picture_of(Roster.build(Attendee(i, f"P{i}", ("chess",)) for i in range(1, 201)))
    assert len(found.lines) <= 4 * 200


def test_a_topic_is_named_by_the_words_that_most_wrote():
    def named(*words):
        people = [Attendee(i, f"P{i}", (one,)) for i, one in enumerate(words, 1)]
        found = picture_of(Roster.build(people))
        return found.topics, [one.topics for one in found.groups]

    assert named("coding", "Coding", "coding", "programming") == (("coding",), [("coding",)])
    assert named("coding", "programming") == (("programming",), [("programming",)])


def test_nobody_is_a_picture_too():
    assert picture_of(Roster.build([])).points == ()
