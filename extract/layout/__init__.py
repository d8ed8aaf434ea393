"""Physical pages to logical blocks: furniture, and tables stitched over pages with proof."""
