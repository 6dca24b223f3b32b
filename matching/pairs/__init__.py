"""Rounds: see plan.py for rosters."""
