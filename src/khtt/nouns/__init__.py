"""The nouns: frozen data without input or output, from the plan as written to the finished document."""
