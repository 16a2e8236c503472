"""The rules of the house, read off the source tree: who may import whom, who may touch the world.

Each check takes the folder of the package and yields one line for each breach.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FLOORS = {
    "text": 0,
    "model": 1,
    "lexicon": 2,
    "dates": 3,
    "names": 3,
    **dict.fromkeys(("sources", "read", "people", "ledger", "drafts"), 4),
    **dict.fromkeys(("reach", "voting", "compare", "export"), 4),
    **dict.fromkeys(("store", "engines", "dossier", "files", "agenda", "grades"), 5),
    "workspace": 6,
    **dict.fromkeys(("cli", "web"), 7),
}
ONE_ROOM = {
    "agenda": "workspace",
    "grades": "workspace",
    "dossier": "workspace",
    "files": "workspace",
    "registers": "workspace",
    "texts": "workspace",
    "votes": "workspace",
}  # modules that share the floor's room
NEIGHBOURS = frozenset({("cli", "web")})  # the command `open` starts the server
FIRST_FLOOR_WITH_DOORS = 5  # from here up, files, clock, network and print are allowed

LONGEST_FUNCTION = 60
LONGEST_MODULE = 400
MOST_PARAMETERS = 5
EMPTY_NAMES = frozenset(
    {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}
    | {"handler", "handlers", "processor", "processors"}
)

_WORLD = frozenset(
    {"os", "sys", "io", "pathlib", "shutil", "glob", "tempfile", "fileinput", "mmap"}  # files
    | {"time", "sched", "locale", "random", "secrets", "uuid"}  # what differs from run to run
    | {"logging", "warnings", "rich", "typer"}  # what prints
    | {"socket", "ssl", "select", "asyncio", "http", "urllib", "ftplib", "smtplib", "webbrowser"}
    | {"requests", "httpx", "aiohttp", "starlette", "uvicorn"}  # the network
    | {"subprocess", "multiprocessing", "threading", "signal", "sqlite3", "importlib"}
)
_PURE = {  # what may be had of those modules all the same
    "io": frozenset({"BytesIO", "StringIO"}),
    "pathlib": frozenset({"PurePath", "PurePosixPath", "PureWindowsPath"}),
    "urllib": frozenset({"quote", "unquote", "urlsplit", "urlparse"}),
}
_DOORS = frozenset({"print", "open", "input", "hash", "exec", "eval", "breakpoint"})
_METHODS = frozenset(
    {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "iterdir", "rglob"}
    | {"now", "today", "utcnow"}
)
LOADER = ("lexicon", "load.py")  # reads the package's own tables, through importlib.resources


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package: its path inside it, and its syntax tree."""

    path: Path
    source: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room that the module belongs to; empty for the front door."""
        first = self.path.parts[0].removesuffix(".py")
        return "" if first == "__init__" else ONE_ROOM.get(first, first)

    def at(self, node: ast.AST) -> str:
        """Return the file and line of a node, for a message."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


def modules(package: Path) -> Iterator[Module]:
    """Yield every module under the folder of the package."""
    for file in sorted(package.rglob("*.py")):
        source = file.read_text("utf-8")
        yield Module(file.relative_to(package), source, ast.parse(source))


def imported(tree: ast.Module) -> Iterator[tuple[ast.AST, str, frozenset[str]]]:
    """Yield each import: where, of which module, which names of it (none for the whole)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name, frozenset()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = frozenset(alias.name for alias in node.names)
            yield node, "." * node.level + (node.module or ""), names
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            literal = [arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant)]
            yield from ((node, str(name), frozenset[str]()) for name in literal)


def storeys(package: Path) -> Iterator[str]:
    """A module imports lower floors and its own room, and nobody imports the front door."""
    for module in modules(package):
        if module.room and module.room not in FLOORS:
            yield f"{module.path}: {module.room!r} is no room of the house"
            continue
        for node, name, names in imported(module.tree):
            if name.startswith("."):
                yield f"{module.at(node)}: a relative import"
            for there in _rooms(name, names):
                if module.room and not _may_see(module.room, there):
                    yield f"{module.at(node)}: {module.room} imports {there or 'the front door'}"


def _rooms(name: str, names: frozenset[str]) -> Iterator[str]:
    parts = name.split(".")
    if parts[0] != "memcon":
        return
    if len(parts) > 1:
        yield ONE_ROOM.get(parts[1], parts[1])
    else:
        rooms = {ONE_ROOM.get(name, name) for name in names}
        yield from sorted(room if room in FLOORS else "" for room in rooms or {""})


def _may_see(room: str, other: str) -> bool:
    if room == other or (room, other) in NEIGHBOURS:
        return True
    return other in FLOORS and FLOORS[other] < FLOORS[room]


def doors(package: Path) -> Iterator[str]:
    """Below floor 5 nothing touches files, clock, network or print."""
    for module in modules(package):
        if not module.room or FLOORS.get(module.room, 0) >= FIRST_FLOOR_WITH_DOORS:
            continue  # the front door loads modules late and does nothing else
        loader = module.path.parts == LOADER
        for node, name, names in imported(module.tree):
            first = name.split(".")[0]
            if loader and name.startswith("importlib"):
                continue
            if first in _WORLD and not (names and names <= _PURE.get(first, frozenset())):
                yield f"{module.at(node)}: imports {name}"
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and not loader:
                called = _called(node)
                bare = isinstance(node.func, ast.Name)
                if (bare and called in _DOORS) or (not bare and called in _METHODS):
                    yield f"{module.at(node)}: calls {called}"


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def sizes(package: Path) -> Iterator[str]:
    """Functions, modules and lists of parameters stay small."""
    for module in modules(package):
        lines = len(module.source.splitlines())
        if lines > LONGEST_MODULE:
            yield f"{module.path}: {lines} lines, more than {LONGEST_MODULE}"
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{module.at(node)}: {node.name} has {length} lines"
            count = _parameters(node.args)
            if count > MOST_PARAMETERS:
                yield f"{module.at(node)}: {node.name} has {count} parameters"


def _parameters(args: ast.arguments) -> int:
    """Count what a caller passes; what a person types on the command line is no parameter."""
    every = [*args.posonlyargs, *args.args, *args.kwonlyargs]
    stars = [star for star in (args.vararg, args.kwarg) if star]
    named = [arg for arg in every + stars if arg.arg not in ("self", "cls")]
    return len([arg for arg in named if not _typed_by_a_person(arg)])


def _typed_by_a_person(arg: ast.arg) -> bool:
    said = ast.unparse(arg.annotation) if arg.annotation is not None else ""
    return said.startswith("Annotated[") and ("typer.Option(" in said or "typer.Argument(" in said)


def names(package: Path) -> Iterator[str]:
    """A module's name says what it knows."""
    for module in modules(package):
        for part in module.path.parts:
            empty = EMPTY_NAMES.intersection(part.removesuffix(".py").split("_"))
            if empty:
                yield f"{module.path}: a name that says nothing: {min(empty)}"


def first_lines(package: Path) -> Iterator[str]:
    """A module's first line says what it knows, in one sentence."""
    for module in modules(package):
        said = ast.get_docstring(module.tree) or ""
        if not said.split("\n")[0].endswith((".", "?", ":")):
            yield f"{module.path}: its first line is no sentence"
