"""A tool in any language talks to the command: JSON lines in, JSON lines out.

Usage: python examples/from_another_language.py
"""

import json
import subprocess
import sys

RECORDS = [
    {"title": "★纯棉T恤女短袖", "sku": "007"},
    {"title": "牛仔裤女高腰显瘦小脚牛仔裤", "sku": "008"},
]
COMMAND = [sys.executable, "-c", "from titleopt.apps.cli import main; main()"]  # or: titleopt


def main() -> None:
    """Send titles, read reports; each line brings its own record back under ``source``."""
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS)
    done = subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, "score", "-"], input=lines.encode(), capture_output=True, check=True
    )
    for line in done.stdout.splitlines():
        report = json.loads(line)
        codes = [finding["code"] for finding in report["findings"]]
        print(report["source"]["sku"], report["score"], " ".join(codes))


if __name__ == "__main__":
    main()
