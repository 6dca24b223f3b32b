"""A plan's rounds as breakout rooms: files other tools take, and texts to paste. Pure values in, text out."""
