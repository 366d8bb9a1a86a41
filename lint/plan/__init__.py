"""The reload planner: what changes between two configurations, and what the changes need of the phones."""
