"""The screens, the printed chart and the commands behind the clicks."""
