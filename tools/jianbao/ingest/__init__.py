"""Seed → page: the stages of reading, each from value to value; read.py names them in order."""
