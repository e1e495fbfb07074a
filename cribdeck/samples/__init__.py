"""Code samples in notes: do they parse, do they fit their library, and do they work?

Knows programming languages, and Kafka's broker for samples that run. Does not know cards or paper.
Begin with `syntax`; `declarations` says what a sample can declare, and `running` runs it.
"""
