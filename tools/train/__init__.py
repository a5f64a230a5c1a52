"""Programs that make the data under tools/lexicon from open texts; none of them runs when an archive is built."""
