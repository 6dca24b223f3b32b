"""Rounds of tables: a room, a search over its seats, a bound; prints nothing."""
