"""From what people type to values: cleaning, folding, numbers, dates, legacy encodings, spelling; and back."""
