"""Years of an archive in a second: people edit, the converter changes, seeds come and go, runs are killed.

`world` knows what must be true, `people` and `machine` change things, `history` runs one history and compares.
"""
