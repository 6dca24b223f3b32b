"""Tables, sessions and selects. Knows SQL; knows neither Flask nor the engine."""
