"""The big screen: the clock, and where everybody sits. Names and tables only, never an answer."""
