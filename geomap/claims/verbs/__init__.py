"""Verbs: what stands over and before one (auxiliaries, negation, governors), its subject and its clause."""
