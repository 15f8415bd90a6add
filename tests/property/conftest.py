"""Settings of all property tests: no deadlines (the first example loads what the others share), the same each run."""

from hypothesis import settings

settings.register_profile("geomap", deadline=None, max_examples=100, derandomize=True, print_blob=True)
settings.load_profile("geomap")
