"""A nightly job scores the shop's export and tells which titles to mend first.

Usage: python examples/nightly_report.py [EXPORT [WORKBOOK]]
"""

import sys
from pathlib import Path

import titleopt

BAR = 80


def main() -> int:
    """Score the export; the exit status is 1 when a title is below the bar."""
    here = Path(__file__).parent
    source, target = [
        *sys.argv[1:],
        *(str(here / "titles.xlsx"), "scored.xlsx")[len(sys.argv) - 1 :],
    ]
    try:
        summary = titleopt.score_table(source, target, min_score=BAR)
    except titleopt.TitleoptError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{summary.scored} 个标题，平均 {summary.mean_score} 分")
    print(f"{summary.below_bar} 个低于 {BAR} 分，最该先改的：")
    for low in summary.lowest[:3]:
        print(f"  第 {low.row} 行 {low.score:g} 分：{low.title}")
    return 1 if summary.below_bar else 0


if __name__ == "__main__":
    sys.exit(main())
