"""The draft report: sentences as claims that the figures must bear out, and the secretary's own wording over them."""
