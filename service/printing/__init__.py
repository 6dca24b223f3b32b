"""Cards, prompts, posters: pure values in, bytes out. Knows no session, web, clock or network."""
