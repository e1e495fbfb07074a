"""The build: what is wanted, in which order it is made, and what may reach dist/.

Knows all rooms, files, processes and locks. Does not know terminals. Begin with `pipeline` (the
order); then `sources` (what is to be built), `reading` (what one file says) and `outputs` (which
files come of it). `producing` has all of them made and published: `identification` says who the
entries of a tree of folders are (`homes` knows where its ledger lies, `ledgers` what it takes over,
`deck_names` what its decks are called), `making` does one job, `engine` many at once in other
processes; `publish` puts files into their place, `bundling` all decks into one, `store` remembers
what need not be built again (and `pages_before` knows which pages need not), `reporting` says what
there is to say, and `crash` what nobody foresaw. `watching` says when there is something to do
again. `explaining` builds nothing: it says why notes become what they are.
"""
