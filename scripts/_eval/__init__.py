"""Measuring geomap on labelled corpora: one module for each evaluation."""
