"""Fetching from the network with bounds on time, size, redirects and addresses."""
