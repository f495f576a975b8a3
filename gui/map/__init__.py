"""The head map: drawing, marks, and the widget that carries the sites."""
