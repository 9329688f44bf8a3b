"""The core of thidua: one job, done the same through the workbook's buttons and the command line."""

__version__ = "0.1.0"
