"""The build: which outputs are wanted, in which order, and what may reach dist/.

Knows all rooms, files and locks. Does not know terminals. Begin with `pipeline`.
"""
