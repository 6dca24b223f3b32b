"""Mails: composing them from templates and handing them to a mail server."""
