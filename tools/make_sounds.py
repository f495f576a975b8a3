"""Makes the tone that follows a mark: a short, soft fifth, computed here and so our own."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050  # samples a second
SECONDS = 0.14
TONES = ((660.0, 0.6), (990.0, 0.4))  # hertz and share of the loudness
LOUDNESS = 0.35
RISE, FALL = 0.006, 0.05  # seconds; without them it would click
OUT = Path(__file__).resolve().parent.parent / "resources" / "sounds" / "mark.wav"


def sample(at: float) -> float:
    """The sound from -1 to 1 at a moment in seconds."""
    envelope = min(1.0, at / RISE) * math.exp(-at / FALL)
    return LOUDNESS * envelope * sum(s * math.sin(2 * math.pi * hz * at) for hz, s in TONES)


def main() -> None:
    """Write the file."""
    values = [round(32_767 * sample(n / RATE)) for n in range(round(RATE * SECONDS))]
    OUT.parent.mkdir(exist_ok=True)
    with wave.open(str(OUT), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


if __name__ == "__main__":
    main()
