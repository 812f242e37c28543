"""The gazetteer: names of places, where they are, and the look-up of one in the other."""
