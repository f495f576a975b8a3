"""Where what was typed stands in a text, without regard to accents and case."""

from model.patient import folded

Span = tuple[int, int]


def words_of(typed: str) -> list[str]:
    """The typed words as the search takes them."""
    return folded(typed).replace(",", " ").split()


def matched_spans(text: str, words: list[str]) -> list[Span]:
    """Begin and end of each matched part of the text, in order, none overlapping."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for part in folded(letter):
            letters.append(part)
            origins.append(place)
    flat = "".join(letters)
    marked: set[int] = set()
    for word in words:
        start = flat.find(word)
        while start >= 0:
            marked.update(range(origins[start], origins[start + len(word) - 1] + 1))
            start = flat.find(word, start + 1)
    return _spans(marked, text)


def _spans(marked: set[int], text: str) -> list[Span]:
    spans: list[Span] = []
    for place in sorted(marked):
        end = place + 1
        while end < len(text) and not folded(text[end]):  # an accent written as a letter
            end += 1
        if spans and spans[-1][1] >= place:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((place, end))
    return spans
