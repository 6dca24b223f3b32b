"""HTTP only: a blueprint per audience over the same operations. Knows Flask; knows no SQL and no engine."""
