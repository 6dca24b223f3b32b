"""A small sweep of made-up texts; `python -m tests.printing.sweep 100000` is the large one."""

from tests.printing.sweep import sweep


def test_no_made_up_text_is_cut_unsaid(tmp_path):
    found = sweep(1500, seed=5, folder=tmp_path)
    assert found.texts >= 1500
    assert (found.taller, found.lost) == ([], [])
