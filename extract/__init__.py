"""Paper to records: sources, layout, outline, rules and the assembler that joins them."""
