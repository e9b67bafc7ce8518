"""Figures of a landscape in a notebook, by libpaysage.

    from paysage_notebook import Landscape
    stations = Landscape("stations.yaml")            # or Landscape(text="actors: …")
    stations.figure("network", "2010s", style="print", lang="fr")

Options are those of the command line: page="a4", top=20, side_by_side=True. PAYSAGE_LIBRARY is the path of the
library where the system does not find it.
"""

import ctypes
import ctypes.util
import os
import weakref

_lib = ctypes.CDLL(os.environ.get("PAYSAGE_LIBRARY") or ctypes.util.find_library("paysage") or "libpaysage.so.0")
_text, _size, _handle, _list = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.POINTER(ctypes.c_char_p)


def _struct(called, /, **fields):
    return ctypes.POINTER(type(called, (ctypes.Structure,), {"_fields_": list(fields.items())}))


_diagnostic = _struct("Diagnostic", severity=_text, rule=_text, message=_text, file=_text, line=_size, column=_size,
                      end_line=_size, end_column=_size)
_slice = _struct("Slice", id=_text, title=_text)
_figure = _struct("FigureName", name=_text, kind=_text, slices=_text)
_file = _struct("File", name=_text, bytes=ctypes.c_void_p, size=_size)

for _name, _gives, *_takes in [
        ("version", _text), ("open", _handle, _text, _list), ("open_bytes", _handle, _text, _size, _text, _list),
        ("error", _text, _handle), ("close", None, _handle), ("diagnostic_nth", _diagnostic, _handle, _size),
        ("slice_nth", _slice, _handle, _size), ("figure_nth", _figure, _handle, _size), ("kind_nth", _text, _size),
        ("render", _handle, _handle, _text, _text, _text, _list), ("export", _handle, _handle, _text, _list),
        ("compare", _handle, _handle, _handle, _text, _text, _list), ("result_error", _text, _handle),
        ("result_remarks", _text, _handle), ("file_nth", _file, _handle, _size), ("result_free", None, _handle)]:
    _call = getattr(_lib, "paysage_" + _name)
    _call.restype, _call.argtypes = _gives, _takes


class PaysageError(Exception):
    """What is wrong, in the words of paysage."""


def _encode(text):
    return text if text is None or isinstance(text, bytes) else os.fsencode(text)


def _options(options):
    said = [key.replace("_", "-") + ("" if value is True else f"={value}") for key, value in options.items()]
    return (ctypes.c_char_p * (len(said) + 1))(*map(_encode, said), None)


def _all(call, handle):
    """What a call of the library lists, as dicts."""
    index = 0
    while found := call(handle, index):
        plain = {name: getattr(found.contents, name) for name, _ in found.contents._fields_}
        yield {name: value.decode() if isinstance(value, bytes) else value for name, value in plain.items()}
        index += 1


class Files(dict):
    """Bytes by name; the first SVG is what a notebook shows."""

    def __init__(self, result):
        found = {file["name"]: ctypes.string_at(file["bytes"], file["size"]) for file in _all(_lib.paysage_file_nth, result)}
        error, remarks = _lib.paysage_result_error(result), _lib.paysage_result_remarks(result)
        _lib.paysage_result_free(result)
        if error:
            raise PaysageError(error.decode())
        super().__init__(found)
        self.remarks = remarks.decode().splitlines() if remarks else []

    def _repr_svg_(self):
        return next((data.decode() for name, data in self.items() if name.endswith(".svg")), None)


class Landscape:
    def __init__(self, path=None, text=None, name=None, **options):
        data = _encode(text)
        self._handle = (_lib.paysage_open(_encode(path), _options(options)) if data is None else
                        _lib.paysage_open_bytes(data, len(data), _encode(name), _options(options)))
        weakref.finalize(self, _lib.paysage_close, self._handle)
        self.diagnostics = list(_all(_lib.paysage_diagnostic_nth, self._handle))
        self.slices = list(_all(_lib.paysage_slice_nth, self._handle))
        self.figures = list(_all(_lib.paysage_figure_nth, self._handle))
        if error := _lib.paysage_error(self._handle):
            raise PaysageError(error.decode())

    def figure(self, figure=None, slices=None, format="svg", **options):
        return Files(_lib.paysage_render(self._handle, *map(_encode, (figure, slices, format)), _options(options)))

    def compare(self, slices, after=None, format="svg", **options):
        other = after._handle if after else None
        return Files(_lib.paysage_compare(self._handle, other, *map(_encode, (slices, format)), _options(options)))

    def export(self, format, **options):
        return Files(_lib.paysage_export(self._handle, _encode(format), _options(options)))
