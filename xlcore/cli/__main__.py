"""Lets `python -m xlcore.cli` stand for `thidua`."""

from .main import main

main()
