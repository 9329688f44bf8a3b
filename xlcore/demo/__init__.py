"""The demo: the bloc of the news item of 2018, with invented figures that lead to its sentences."""
