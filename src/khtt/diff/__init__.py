"""Plan, Plan -> Changes."""
