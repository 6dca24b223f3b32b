"""Side by side with other solvers, on graphs made up here: ratios in one run, never a promise."""
