"""One frozen value per page, made from rows before a template sees it. Knows no request and no session."""
