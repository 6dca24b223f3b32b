"""What may come in: marshmallow schemas for pages and imports alike. No session, no Flask."""
