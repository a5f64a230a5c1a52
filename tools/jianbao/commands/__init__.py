"""Subcommands, one a file: parse, one call, print. `cli.py` puts them together."""
