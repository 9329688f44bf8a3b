"""The official order of a bloc's appraisal: self-score, cross-check by lot, the bloc's score, adoption."""
