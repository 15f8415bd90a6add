"""Constructions with a grammar of their own: compounds, hands, offices, strongholds, votes, independence."""
