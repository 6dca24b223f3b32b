"""What people at one table are called in a sentence: by the first part of a name, where that is sure."""

import re
from collections.abc import Mapping
from typing import Final

# Latin letters alone: elsewhere the family's name is as likely to come first, or a given one has two parts.
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_TWO_PARTS = re.compile(rf"([{_LETTER}]{{2,}}(?:[-'’][{_LETTER}]+)*) [{_LETTER}][{_LETTER}.'’-]*")
# Titles, and words that are only the beginning of a name.
_OPENS: Final = """
mr mrs ms mx miss dr prof professor sir dame lord lady rev sr sra srta don doña dona fray
herr frau hr fr m mme mlle monsieur madame maître me dhr mevr abd abdul abdel abdal abu abou
al el bin ibn bint umm om von van de da di du la le ter mc mac saint san
"""
# Family names that are widely written before the given one, and that are not to be taken for it.
_FAMILY: Final = """
nguyen nguyễn tran trần le lê pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng
bui bùi do đỗ ho hồ ngo ngô duong dương ly lý dinh đinh truong trương wang li zhang liu chen
yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo liang song zheng xie han tang feng
yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan
pan kim park lee choi jung jeong kang cho yoon jang lim shin seo kwon hwang ahn hong tanaka
sato suzuki takahashi watanabe ito yamamoto nakamura kobayashi kato nagy kovács tóth szabó
horváth varga kiss molnár németh farkas balogh papp
"""
_NOT_ALONE: Final = frozenset(f"{_OPENS} {_FAMILY}".split())


def called(names: Mapping[int, str]) -> dict[int, str]:
    """Return what each person at one table is called when somebody speaks to them.

    Of a name of two parts it is the first, unless somebody else there shares it. A name that may be
    written the other way round, has more parts or another script is said in full.

    Parameters
    ----------
    names : mapping of int to str
        The names of all at the table, as they typed them, by id.

    Returns
    -------
    dict of int to str
        The same people, in the same order.

    Examples
    --------
    >>> called(
    ...     {1: "Zoë Straße-Müller", 2: "Sam Okoye", 3: "Sam Lind", 4: "Nguyễn An", 5: "王 小明"}
    ... )
    {1: 'Zoë', 2: 'Sam Okoye', 3: 'Sam Lind', 4: 'Nguyễn An', 5: '王 小明'}
    """
    firsts = {who: (name.split() or [""])[0] for who, name in names.items()}
    folded = [first.casefold() for first in firsts.values()]
    return {
        who: firsts[who] if folded.count(firsts[who].casefold()) == 1 and _is_sure(name) else name
        for who, name in names.items()
    }


def _is_sure(name: str) -> bool:
    parts = _TWO_PARTS.fullmatch(" ".join(name.split()))
    return parts is not None and parts[1].casefold() not in _NOT_ALONE
