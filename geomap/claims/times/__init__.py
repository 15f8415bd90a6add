"""Times: days and spans of time in words, resolved against the day of an article."""
