"""What is to be seen in a picture, read from its pixels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

Pixels = NDArray[np.int16]


def pixels_of(image: QImage) -> Pixels:
    """Blue, green, red, alpha of every pixel, by row and column."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4).astype(np.int16)


def grey_of(image: QImage) -> Pixels:
    """The picture without its colours, 0 black to 255 white."""
    blue, green, red, _ = np.moveaxis(pixels_of(image).astype(np.int32), 2, 0)
    return ((299 * red + 587 * green + 114 * blue) // 1000).astype(np.int16)


def seen(widget: QWidget) -> QImage:
    """The widget as it paints itself now."""
    return widget.grab().toImage()


def box_of(mask: NDArray[np.bool_], ratio: float = 1.0) -> QRectF | None:
    """The box around what is true, in px of the widget; None where nothing is."""
    rows, columns = np.nonzero(mask)
    if not rows.size:
        return None
    left, top = columns.min() / ratio, rows.min() / ratio
    right, bottom = (columns.max() + 1) / ratio, (rows.max() + 1) / ratio
    return QRectF(left, top, right - left, bottom - top)


def changed(before: QImage, after: QImage) -> NDArray[np.bool_]:
    """Which pixels differ."""
    mask: NDArray[np.bool_] = _packed(before) != _packed(after)
    return mask


def _packed(image: QImage) -> NDArray[np.uint32]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint32)
    return flat.reshape(image.height(), image.width()).copy()


def centre_of(mask: NDArray[np.bool_], within: QRectF, ratio: float = 1.0) -> QPointF | None:
    """The middle of the true pixels inside a box of the widget."""
    rows, columns = np.nonzero(mask)
    x, y = (columns + 0.5) / ratio, (rows + 0.5) / ratio
    inside = (
        (x >= within.left()) & (x <= within.right()) & (y >= within.top()) & (y <= within.bottom())
    )
    if not inside.any():
        return None
    return QPointF(float(x[inside].mean()), float(y[inside].mean()))
