"""Rounds of two (and three): a pool of pairs, exact matchings, a bound; prints nothing."""
