"""Addresses beyond ASCII: how mail servers know their hosts. Sends nothing."""

import unicodedata


def plain_host(host: str) -> str:
    """Return a host as name servers know it, letters that older rules gave away kept (UTS 46).

    >>> plain_host("Bücher.example"), plain_host("straße.example"), plain_host("пример.рф")
    ('xn--bcher-kva.example', 'xn--strae-oqa.example', 'xn--e1afmkfd.xn--p1ai')
    """
    labels = unicodedata.normalize("NFKC", host.lower()).split(".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )


def is_plain(address: str) -> bool:
    """Say whether every mail server can write to it: hosts of any script have a plain form."""
    return address.rpartition("@")[0].isascii()
