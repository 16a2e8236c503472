"""Packed bytes (gzip, zip) unpacked within bounds: a small file may hold a huge one."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from memcon.model.errors import UnreadableFile

LARGEST = 128 * 1024 * 1024  # bytes of one file unpacked; the longest volumes known have 10 MB
STEEPEST = 200  # times: text packs to a tenth, a bomb to a thousandth
HARMLESS = 8 * 1024 * 1024  # bytes that may come of any packing

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_STEP = 1024 * 1024
_HEADER = 16 + zlib.MAX_WBITS  # tells zlib to expect gzip's header


def is_gzip(data: bytes) -> bool:
    """Tell whether the bytes are packed by gzip."""
    return data.startswith(_GZIP)


def is_zip(data: bytes) -> bool:
    """Tell whether the bytes are a zip archive."""
    return data.startswith(_ZIP)


def gunzipped(data: bytes) -> bytes:
    """Return what gzip packed. Raises UnreadableFile where it is broken or beyond all measure."""
    most = _most(len(data))
    pieces: list[bytes] = []
    size = 0
    while data:
        stream = zlib.decompressobj(_HEADER)
        while data and not stream.eof:
            try:
                piece = stream.decompress(data, _STEP)
            except zlib.error as trouble:
                raise UnreadableFile(f"the gzip file is broken: {trouble}") from trouble
            data = stream.unconsumed_tail
            size += len(piece)
            pieces.append(piece)
            if size > most:
                raise _too_large()
        if not stream.eof:
            raise UnreadableFile("the gzip file is cut off; fetch it again")
        data = stream.unused_data.lstrip(b"\0")
    return b"".join(pieces)


class Archive:
    """A zip archive's parts, each read only where its size is within bounds."""

    def __init__(self, data: bytes) -> None:
        self._packed = len(data)
        self._zip = _opened(data)
        self._sizes = {part.filename: part for part in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def part(self, name: str) -> bytes | None:
        """Return the bytes of a part, None where there is no such part."""
        info = self._sizes.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableFile("the file is locked with a password; save a copy without it")
        if info.file_size > _most(info.compress_size):
            raise _too_large()
        try:
            return self._zip.read(info)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as trouble:
            raise UnreadableFile(f"the zip archive is broken at its part {name}") from trouble


def _opened(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OverflowError) as trouble:
        raise UnreadableFile("the zip archive is broken; fetch or save it again") from trouble


def _most(packed: int) -> int:
    return min(LARGEST, max(HARMLESS, packed * STEEPEST))


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        "the file unpacks to far more than a text can be, so it was not unpacked;"
        " if it is sound, unpack it and give its text"
    )
