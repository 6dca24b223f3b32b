"""How the tables change from release to release. Runs without a config file, from code and tests alike."""
