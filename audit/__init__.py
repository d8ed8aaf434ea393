"""Records to findings: what a plan lacks or contradicts."""
