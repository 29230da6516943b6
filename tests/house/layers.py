#!/usr/bin/env python3
"""Reads every #include "module/..." below src/ and plugin/ and fails on one that points right.

usage: layers.py SOURCE_DIR   The order is read from src/layers.cmake.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.M)


def towers(layers):
    def of(name):
        return re.search(r"set\(%s ([^)]*)\)" % name, layers).group(1).split()

    return of("STET_LAYERS"), of("STET_HOST_LAYERS")


def faults(root):
    core, host = towers((root / "src/layers.cmake").read_text())
    for path in sorted(root.glob("src/**/*")) + sorted(root.glob("plugin/**/*")):
        if path.suffix not in (".h", ".cpp", ".hpp"):
            continue
        parts = path.relative_to(root).parts
        here = parts[1] if parts[0] == "src" else "plugin"
        for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            there = name.split("/")[0] if "/" in name else None
            where = f"{path.relative_to(root)}: includes {name}"
            if here == "plugin":
                if there in host:
                    yield f"{where}: the plugin knows nothing of the host command"
            elif here in core:
                if there in core and core.index(there) > core.index(here):
                    yield f"{where}: {there} stands to the right of {here}"
                elif there in host or there == "stet":
                    yield f"{where}: {there} belongs to the host's side"
                elif there == "Poco":
                    yield f"{where}: no Poco inside the library"
            else:
                if there in core:
                    yield f"{where}: the host sees <stet/stet.h> and nothing of the core"
                elif there in host and host.index(there) > host.index(here):
                    yield f"{where}: {there} stands to the right of {here}"


if __name__ == "__main__":
    found = list(faults(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "every include points left")
    sys.exit(1 if found else 0)
