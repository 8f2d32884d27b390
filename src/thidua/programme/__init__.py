"""The numeric programme: targets, observations, goals and tasks; judged honestly, never beyond its data."""
