"""Who: the party that a phrase stands for, by its name, its head, its pronoun or the person that it names."""
