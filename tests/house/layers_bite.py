#!/usr/bin/env python3
"""Plants a wrong include of each kind in a copy of the tree and demands that the layers test names it.

usage: layers_bite.py SOURCE_DIR
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

PLANTS = [
    ("src/text/utf8.h", '#include "desk/rule.h"', "desk stands to the right of text"),
    ("src/newsml/xml.h", '#include "copyflow/feed.h"', "copyflow stands to the right of newsml"),
    ("src/host/errors.h", '#include "article/article.h"', "nothing of the core"),
    ("src/desk/rule.h", "#include <Poco/Path.h>", "no Poco inside the library"),
    ("plugin/boundary.cpp", '#include "host/input.h"', "knows nothing of the host"),
]

root = pathlib.Path(sys.argv[1])
test = root / "tests/house/layers.py"
for file, include, words in PLANTS:
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for part in ("src", "plugin"):
            shutil.copytree(root / part, copy / part)
        planted = copy / file
        planted.write_text(include + "\n" + planted.read_text(encoding="utf-8"), encoding="utf-8")
        run = subprocess.run([sys.executable, test, copy], capture_output=True, text=True)
        if run.returncode != 1 or words not in run.stdout or file not in run.stdout:
            sys.exit(f"planted {include} in {file}, and the test said: {run.stdout}")
print(f"{len(PLANTS)} planted includes were named")
