"""A publishing tool asks before a listing goes out: refuse it, mend it, or let it pass.

Usage: python examples/before_publishing.py
"""

import titleopt

SETTINGS = titleopt.Settings(platform="tmall", words={"brand": ["拾柒裁"]})
LISTINGS = [
    {
        "sku": "A-001",
        "name": "★新款★拾柒裁纯棉T恤女短袖夏季宽松圆领",
        "maker": "拾柒裁",
        "fabric": "棉",
    },
    {
        "sku": "A-002",
        "name": "全网最低价雪纺连衣裙女夏季收腰显瘦",
        "maker": "拾柒裁",
        "fabric": "雪纺",
    },
]


def product_of(listing: dict[str, str]) -> titleopt.Product:
    """Map the tool's own record to what titleopt knows of a listing."""
    return titleopt.Product(
        title=listing["name"],
        id=listing["sku"],
        brand=listing["maker"],
        attributes={"材质": listing["fabric"]},
    )


def main() -> None:
    """Decide on every listing."""
    reports = titleopt.check_many(map(product_of, LISTINGS), settings=SETTINGS)
    for listing, report in zip(LISTINGS, reports, strict=True):
        if report.verdict == "reject":
            errors = [one.message for one in report.findings if one.severity == "error"]
            print(f"{listing['sku']} 不发布：{'；'.join(errors)}")
        else:
            print(f"{listing['sku']} 发布（{report.score:g} 分）：{report.fixed_title}")


if __name__ == "__main__":
    main()
