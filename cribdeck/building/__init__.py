"""The build: what is wanted, in which order it is made, and what may reach dist/.

Knows all rooms, files and locks. Does not know terminals. Begin with `pipeline` (the order); then
`sources` (what is to be built) and `outputs` (which files come of it). `identification` says who
the entries of a folder are, `reporting` what there is to say; `publish` and `cache` write.
"""
