"""What next year's plan says."""
