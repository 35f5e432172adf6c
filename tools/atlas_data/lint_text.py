"""Rules for text: each name is in the script of its language."""
import re

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
LATIN = re.compile("[A-Za-z]")


def _check_name(row, column, lang, problems):
    name = row[column]
    if name is None:
        return
    if lang == "zh" and not HAN.search(name):
        problems.add(row, column, "%r is given as Chinese but has no Chinese character" % name)
    if lang != "zh" and HAN.search(name):
        problems.add(row, column, "%r has a Chinese character but is not given as Chinese" % name)
    if lang == "zh-Latn" and not LATIN.search(name):
        problems.add(row, column, "%r is given as pinyin but has no letter" % name)


def check(atlas, problems):
    for table in ("place", "product", "cluster"):
        for row in atlas[table]:
            _check_name(row, "name", "en", problems)
            _check_name(row, "name_zh", "zh", problems)
    for table in ("place_name", "product_name"):
        for row in atlas[table]:
            if row.get("kind") != "former_code":
                _check_name(row, "name", row["lang"], problems)
