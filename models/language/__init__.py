"""Pure Vietnamese language: folding, numbers, dates, abbreviations, numbering."""
