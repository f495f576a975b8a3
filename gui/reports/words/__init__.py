"""The words of each section of a chart: plain values, put together before anything is painted."""
