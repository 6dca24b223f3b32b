"""Background work: thin jobs over the operations that the web pages use too."""
