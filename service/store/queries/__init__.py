"""Selects only: nothing here adds, changes or commits. Every list has an order."""
