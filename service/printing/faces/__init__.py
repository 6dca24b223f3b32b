"""The faces of an opener card, laid out here so that Typst has only to draw them."""
