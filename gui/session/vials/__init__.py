"""The place Vials: is there enough, where did it go, what is left."""
