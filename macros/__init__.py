"""The macros of the workbook: what xlwings exposes; each is a thin door to a run of xlcore."""
