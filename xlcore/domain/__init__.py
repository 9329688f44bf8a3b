"""The words of the field: periods, blocs and members, findings and the book of rules."""
