"""The plan as its author wrote it (`PlanFile`) and as it means for one unit (`Plan`)."""
