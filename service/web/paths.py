"""Where to go afterwards, when a page asks for it: only to pages of our own."""


def own_path(then: str) -> str:
    """Return the path if it is one of ours; empty for other sites and for what is no path."""
    is_path = then.startswith("/") and not then.startswith(("//", "/\\"))
    return then if is_path and then.isprintable() and "\\" not in then else ""
