"""Every write. One function, one intention; it never commits and never knows who asked over which wire."""
