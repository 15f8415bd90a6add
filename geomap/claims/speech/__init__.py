"""Speech: who says a clause, before it, beside it, in a quotation or after "according to"."""
