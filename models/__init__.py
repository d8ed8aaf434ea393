"""The shapes every room shares: records, layout, outline, errors, vocabulary and pure language."""
