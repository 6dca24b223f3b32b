"""What may go wrong while planning, as facts; sentences about it are made elsewhere."""

Fact = tuple[str, int | str]
Facts = tuple[Fact, ...]


class MatchingError(Exception):
    """Anything the engine refuses to do."""


class _Refusal(MatchingError):
    # All parameters are positional so that the error survives pickling between processes.
    def __init__(
        self,
        rule: str,
        attendees: tuple[int, ...] = (),
        relaxation: str = "",
        facts: Facts = (),
    ) -> None:
        super().__init__(rule, attendees, relaxation, facts)
        self.rule = rule
        self.attendees = attendees
        self.relaxation = relaxation
        self.facts = facts

    def fact(self, key: str) -> int | str | None:
        """Return the fact stored under ``key``, or None.

        Examples
        --------
        >>> Infeasible("rounds", (3,), "rounds", (("possible", 2),)).fact("possible")
        2
        """
        return dict(self.facts).get(key)


class BadRoster(_Refusal):
    """The roster cannot be read: the rule that failed and whom it concerns."""


class BadRules(_Refusal):
    """The rules cannot be read against this roster."""


class BadInput(_Refusal, ValueError):
    """Arrays or options given to ``plan_pairs`` or ``plan_tables`` cannot be used; says which."""


class Infeasible(_Refusal):
    """Rules and roster are sound, yet no plan can satisfy them; names the smallest relaxation."""


class Cancelled(MatchingError):
    """The caller asked to discard the plan while it was being made."""


class EngineFault(AssertionError):
    """A finished plan broke a rule: a fault of the engine, never of the roster."""

    def __init__(self, violations: tuple[object, ...]) -> None:
        super().__init__(violations)
        self.violations = violations


class BadVocabulary(MatchingError):
    """A vocabulary file breaks its own rules: the file, the line and what is wrong with it."""

    def __init__(self, source: str, line: int, what: str) -> None:
        super().__init__(source, line, what)
        self.source = source
        self.line = line
        self.what = what
