"""Tests of the linter: each fault by itself in an atlas that has no other, found at its file, line and column."""
import csv
import datetime
import io
import os
import tempfile
import unittest

import small_atlas
from atlas_data import lint, lint_points
from atlas_data.reading import Problems, read_atlas

# A cell that is changed: file, line, column, what is put there, what the linter
# says, and (file, line, column) of the message where that is another cell.
CELLS = (
    # the form of cells
    ("source.csv", 2, "slug", "Sock_Survey", "is no slug"),
    ("source.csv", 2, "title", "", "is empty"),
    ("source.csv", 2, "title", "Socks ", "white space"),
    ("place.csv", 10, "name", "Da\u200btang", "U+200B"),
    ("place.csv", 10, "name", "Datan\u0301g", "accent apart"),
    ("place.csv", 10, "lon", "120,163", "is no number"),
    ("place.csv", 10, "lon", "1_2.0", "is no number"),
    ("place.csv", 10, "lon", "nan", "is no number"),
    ("place.csv", 10, "lat", "95", "outside -90 to 90"),
    ("place.csv", 10, "level", "village", "is none of: region, province"),
    ("place_name.csv", 2, "kind", "nickname", "is none of: short, former"),
    ("place_name.csv", 2, "lang", "fr", "is none of: en, zh"),
    ("product_hs.csv", 2, "relation", "same", "is none of: exact"),
    ("product_hs.csv", 2, "separable", "yes", "is no boolean"),
    ("cluster.csv", 2, "role", "factory", "is none of: production"),
    ("specialisation.csv", 2, "national_share", "70", "outside 0 to 1"),
    ("specialisation.csv", 2, "quality_min", "poor", "is none of: low, medium, high"),
    ("claim.csv", 2, "op", "==", "is none of: ="),
    ("claim.csv", 5, "as_of", "２０１９", "is no integer"),
    ("release.csv", 2, "published", "20240131", "is no date"),
    ("release.csv", 2, "published", "2024-02-30", "is no date"),
    # ids, slugs, references, trees, dates
    ("place.csv", 5, "id", "3", "is 3 where 4 is next"),
    ("place.csv", 14, "id", "14", "is 14 where 13 is next"),
    ("place_name.csv", 3, "id", "", "is empty"),
    ("place.csv", 14, "slug", "zhuji-shaoxing", "'zhuji-shaoxing' stands in line 8 already"),
    ("place_name.csv", 3, "name", "诸暨", "stands in line 2 already"),
    ("product_name.csv", 3, "name", "ankle socks", "stands in line 2 already"),
    ("specialisation.csv", 6, "cluster", "datang-socks", "'datang-socks' with 'socks' stands in line 2 already", "product"),
    ("region_member.csv", 2, "region", "delta", "no place has the slug 'delta'"),
    ("product.csv", 3, "parent", "stockings", "no product has the slug 'stockings'"),
    ("claim.csv", 3, "source", "survey", "no source has the slug 'survey'"),
    ("product.csv", 2, "parent", "cotton-socks", "has a loop"),
    ("product.csv", 2, "parent", "hosiery", "has a loop"),
    ("source.csv", 2, "published", "May 2021", "is no YYYY"),
    ("source.csv", 2, "published", "9021-05", "is in the future"),
    ("claim.csv", 6, "as_of", "9014", "is in the future"),
    # levels
    ("place.csv", 2, "parent", "guangdong", "a region stands below nothing, not below the province guangdong"),
    ("place.csv", 13, "parent", "", "a prefecture stands below a province, not below nothing"),
    ("place.csv", 14, "parent", "", "a county stands below a prefecture or a province"),
    # codes and slugs
    ("place.csv", 2, "gb_code", "440000", "a region has no code"),
    ("place.csv", 3, "gb_code", "330100", "expected xx0000"),
    ("place.csv", 13, "gb_code", "", "is empty, expected 33yy00, a prefecture of zhejiang"),
    ("place.csv", 13, "gb_code", "330201", "is 330201, expected 33yy00"),
    ("place.csv", 14, "gb_code", "330781", "expected six digits that begin with 3306"),
    ("place.csv", 14, "gb_code", "33062", "expected six digits that begin with 3306"),
    ("place.csv", 9, "gb_code", "420100", "expected six digits that begin with 42"),
    ("place.csv", 9, "gb_code", "439004", "expected six digits that begin with 42"),
    ("place.csv", 10, "gb_code", "330682", "expected 330681, the code of zhuji-shaoxing"),
    ("place.csv", 12, "gb_code", "442001", "expected 442000"),
    ("place.csv", 14, "slug", "xinchang-zhejiang", "must end with -shaoxing"),
    # points
    ("place.csv", 10, "lon", "121.163", "lies 89 km from the middle of zhuji-shaoxing, more than 60 km"),
    ("place.csv", 14, "lat", "28.2", "from the middle of shaoxing-zhejiang, more than 150 km", "lon"),
    ("place.csv", 9, "lon", "119.5", "from the middle of hubei, more than 517 km"),
    ("place.csv", 13, "centroid_lat", "28.2", "from the middle of ningbo-zhejiang", "lon"),
    ("place.csv", 2, "lat", "47.1278", "is not in China", "lon"),
    ("place.csv", 14, "lon", "12.09", "is not in China"),
    ("place.csv", 13, "centroid_lon", "12.148", "is not in China"),
    ("place.csv", 7, "area_km2", "", "is empty: a prefecture has centroid and area"),
    ("place.csv", 8, "area_km2", "2311", "a county has no centroid and no area"),
    ("cluster.csv", 5, "lat", "", "is empty, though lon is given"),
    ("cluster.csv", 5, "lat", "23.62", "from the middle of guzhen-zhongshan, more than 60 km", "lon"),
    ("cluster.csv", 5, "lon", "13.18", "is not in China"),
    # names of places, regions
    ("place.csv", 11, "name_zh", "", "is empty"),
    ("place.csv", 3, "name_zh", "广东省", "stands in line 3 already, with the same parent and level", ("place.csv", 4, "name_zh")),
    ("place_name.csv", 2, "name", "诸暨市", "is what zhuji-shaoxing is called in place.csv already"),
    ("place_name.csv", 4, "name", "33062", "is no code of six digits"),
    ("place_name.csv", 4, "name", "330681", "is what zhuji-shaoxing is called"),
    ("region_member.csv", 3, "region", "guangdong", "guangdong is a province, not a region"),
    ("region_member.csv", 2, "place", "pearl-river-delta", "is a region; members are places"),
    # scripts
    ("place.csv", 14, "name", "新昌", "is not given as Chinese"),
    ("place.csv", 8, "name_zh", "Zhuji", "has no Chinese character"),
    ("place_name.csv", 2, "lang", "en", "is not given as Chinese", "name"),
    ("place_name.csv", 3, "lang", "zh", "has no Chinese character", "name"),
    ("place_name.csv", 3, "name", "123", "has no letter"),
    ("product.csv", 3, "name_zh", "socks", "has no Chinese character"),
    ("product_name.csv", 3, "lang", "en", "is not given as Chinese", "name"),
    ("cluster.csv", 2, "name_zh", "Datang", "has no Chinese character"),
    # products
    ("product.csv", 3, "name_zh", "", "is empty"),
    ("product.csv", 5, "name", "cotton-sock", "'cotton-sock' of lamps is a name of cotton-socks too"),
    ("product_name.csv", 2, "name", "Lamp", "'Lamp' of socks is a name of lamps too"),
    ("product_name.csv", 3, "name", "珍珠", "'珍珠' of socks is a name of pearls too"),
    ("product_name.csv", 2, "name", "socks", "is what socks is called in product.csv already"),
    ("product_hs.csv", 2, "hs_code", "61151", "is no heading"),
    ("product_hs.csv", 2, "hs_code", "7715", "is no heading"),
    ("product_hs.csv", 2, "hs_code", "9801", "is no heading"),
    ("product_hs.csv", 2, "hs_code", "0015", "is no heading"),
    ("product_hs.csv", 3, "hs_code", "940011", "is no heading"),
    # clusters
    ("cluster.csv", 6, "place", "zhuji-shaoxing", "'shaoxing-socks' must begin with zhuji-, from its place", "slug"),
    ("cluster.csv", 2, "title", "Sock capital", "no claim with metric title says 'Sock capital' of datang-socks"),
    # claims by themselves
    ("claim.csv", 10, "metric", "factories", "'factories' is none of: makes, quality"),
    ("claim.csv", 11, "op", ">", "'>' does not go with makes"),
    ("claim.csv", 11, "value", "3", "makes has no number"),
    ("claim.csv", 11, "value_text", "yes", "'yes' does not go with makes"),
    ("claim.csv", 10, "value", "", "firms needs a number"),
    ("claim.csv", 10, "value", "0", "firms is a whole number from 1 on"),
    ("claim.csv", 10, "value", "4000.5", "firms is a whole number from 1 on"),
    ("claim.csv", 6, "value", "65", "a share is a fraction"),
    ("claim.csv", 6, "value_text", "most", "'most' does not go with output_share"),
    ("claim.csv", 14, "value", "0", "output_value is above 0"),
    ("claim.csv", 14, "unit", "RMB", "'RMB' does not go with output_value, which takes CNY, USD"),
    ("claim.csv", 10, "unit", "", "firms needs firms"),
    ("claim.csv", 6, "unit", "percent", "'percent' does not go with output_share"),
    ("claim.csv", 6, "scope", "", "output_share needs national"),
    ("claim.csv", 6, "scope", "worldwide", "'worldwide' does not go with output_share"),
    ("claim.csv", 10, "scope", "national", "'national' does not go with firms, which takes key_firms"),
    ("claim.csv", 14, "scope", "national", "'national' does not go with output_value, which takes none"),
    ("claim.csv", 8, "scope", "", "rank needs national"),
    ("claim.csv", 15, "value_text", "", "remark needs words"),
    ("claim.csv", 15, "scope", "global", "'global' does not go with remark, which takes none"),
    ("claim.csv", 8, "scope", "provincial", "'provincial' does not go with rank"),
    # figures and followed claims
    ("specialisation.csv", 2, "national_share", "0.65", "is 0.65, but the claim followed in line 5 of claim.csv says 0.7"),
    ("specialisation.csv", 2, "global_share", "", "is empty, but the claim followed in line 7 of claim.csv says 0.3"),
    ("specialisation.csv", 2, "rank", "2", "the claim followed in line 8 of claim.csv says 1"),
    ("specialisation.csv", 2, "price", "medium", "the claim followed in line 4 of claim.csv says low"),
    ("specialisation.csv", 2, "quality_min", "medium", "the claim followed in line 2 of claim.csv says low"),
    ("specialisation.csv", 2, "quality_max", "high", "the claim followed in line 3 of claim.csv says medium"),
    ("specialisation.csv", 3, "rank", "3", "is 3, but no claim that says so on pearls in pearl-city-pearls is followed"),
    ("specialisation.csv", 2, "as_of", "2014", "is 2014, but the followed claims on socks in datang-socks speak of 2019"),
    ("specialisation.csv", 2, "as_of", "", "is empty, but the followed claims on socks in datang-socks speak of 2019"),
    ("specialisation.csv", 5, "as_of", "2014", "is 2014, but the followed claims on lamps in guzhen-lamps speak of no year"),
    ("claim.csv", 5, "followed", "false", "no claim that says so", ("specialisation.csv", 2, "national_share")),
    ("claim.csv", 6, "followed", "true", "line 5 is followed already for national_share of socks in datang-socks"),
    ("claim.csv", 13, "scope", "provincial", "no claim that says so", ("specialisation.csv", 5, "national_share")),
)

# Rows that are added, by file, and each message: (file, line, column), what it says.
ROWS = (
    ({"place.csv": ["14,bay-area,region,Bay Area,湾区,,,113.3,23.1,,,,50000,"]},
     [(("place.csv", 15, "slug"), "bay-area has no member")]),
    ({"place.csv": ["14,chengnan-zhuji,county,Zhuji,城南,330699,shaoxing-zhejiang,120.24,29.71,,,,3000,"]},
     [(("place.csv", 15, "slug"), "must end with -shaoxing"), (("place.csv", 15, "name"), "stands in line 8 already")]),
    ({"place.csv": ["14,zhuji-new-shaoxing,county,New Zhuji,新诸暨,330681,shaoxing-zhejiang,120.24,29.71,,,,3000,"]},
     [(("place.csv", 15, "gb_code"), "no two units have the same code")]),
    ({"place.csv": ["14,quzhou-zhejiang,prefecture,Quzhou,衢州市,330000,zhejiang,118.87,28.96,118.68,28.89,8845,5000,"]},
     [(("place.csv", 15, "gb_code"), "expected 33yy00"), (("place.csv", 15, "gb_code"), "no two units have the same code")]),
    ({"place.csv": ["14,quzhou-zhejiang,prefecture,Quzhou,衢州市,330800,zhejiang,115.87,28.96,115.68,28.89,8845,5000,"]},
     [(("place.csv", 15, "lon"), "from the middle of zhejiang, more than 393 km")]),
    ({"place.csv": ["14,sock-park-datang,park,Sock Park,袜业园,330681,datang-zhuji,120.16,29.70,,,,2000,"]},
     [(("place.csv", 15, "parent"), "a park stands below a county or a prefecture, not below the town")]),
    ({"place.csv": ["14,paitou-shaoxing,town,Paitou,牌头镇,330600,shaoxing-zhejiang,120.18,29.58,,,,2000,"]},
     [(("place.csv", 15, "parent"), "shaoxing-zhejiang has counties: name the one that holds this town")]),
    ({"region_member.csv": ["3,pearl-river-delta,zhongshan-guangdong"]},
     [(("region_member.csv", 4, "place"), "stands in line 2 already")]),
    ({"product_hs.csv": ["3,lamps,940511,part,false,low,"]},
     [(("product_hs.csv", 4, "hs_code"), "'lamps' with '940511' stands in line 3 already")]),
    ({"source.csv": ["3,third,A Third,,,,,"]},
     [(("source.csv", 4, "slug"), "no claim is from third")]),
    ({"cluster.csv": ["6,zhuji-lamps,Zhuji lamps,,zhuji-shaoxing,,,,production,,"]},
     [(("cluster.csv", 7, "slug"), "no claim in claim.csv is about zhuji-lamps"),
      (("cluster.csv", 7, "slug"), "zhuji-lamps has no product in specialisation.csv")]),
    ({"specialisation.csv": ["6,datang-socks,hosiery,,,,,,,,"]},
     [(("specialisation.csv", 7, "product"), "no claim in claim.csv is about hosiery in datang-socks")]),
    ({"claim.csv": ["15,datang-socks,hosiery,sock-survey,makes,=,,,,,,,"]},
     [(("claim.csv", 16, "product"), "hosiery in datang-socks has no row in specialisation.csv")]),
    ({"cluster.csv": ["6,datang-town-socks,Datang Socks,,datang-zhuji,,,,production,,"],
      "specialisation.csv": ["6,datang-town-socks,socks,,,,,,,,"],
      "claim.csv": ["15,datang-town-socks,socks,sock-survey,makes,=,,,,,,,"]},
     [(("cluster.csv", 7, "name"), "'Datang Socks' stands in line 2 already")]),
    ({"claim.csv": ["15,pearl-city-pearls,pearls,sock-survey,makes,=,,,,,,,Said twice."]},
     [(("claim.csv", 16, "metric"), "line 11 makes the same claim")]),
    ({"claim.csv": ["15,datang-socks,socks,lamp-survey,quality,=,,low,,,,true,"]},
     [(("claim.csv", 16, "followed"), "line 2 is followed already for quality_min of socks in datang-socks")]),
    ({"claim.csv": ["15,pearl-city-pearls,pearls,sock-survey,quality,>=,,low,,,,true,"]},
     [(("specialisation.csv", 3, "quality_min"), "is empty, but the claim followed in line 16")]),
    ({"claim.csv": ["15,datang-socks,socks,sock-survey,firms,=,5000,,firms,,2019,true,",
                    "16,datang-socks,socks,lamp-survey,firms,=,6000,,firms,,2019,true,"]},
     [(("claim.csv", 17, "followed"), "line 16 is followed already for firms")]),
    ({"claim.csv": ["15,datang-socks,socks,sock-survey,output_share,=,0.9,,fraction,joint_national,2019,true,"]},
     [(("claim.csv", 16, "followed"), "is true, but joint_national is of several places together")]),
    ({"release.csv": ["2,0.1.0,2024-06-30"]}, [(("release.csv", 3, "version"), "'0.1.0' stands in line 2 already")]),
    ({"release.csv": ["2,0.2.0,2023-06-30"]}, [(("release.csv", 3, "published"), "is before the release in the line above")]),
    ({"product_name.csv": ["4,lamps,lights"]}, [(("product_name.csv", 5, "line"), "has 3 cells, not 4")]),
)

# What is no fault: rows that are added.
GOOD_ROWS = (
    {"product.csv": ["6,legwear,,legwear,腿部服饰,"], "product_name.csv": ["4,socks,sock,en"]},
    {"claim.csv": ["15,datang-socks,socks,sock-survey,firms,=,400,,firms,key_firms,,,"]},
    {"claim.csv": ["15,datang-socks,socks,sock-survey,output_share,=,0.9,,fraction,joint_national,,,With its neighbours."]},
    {"claim.csv": ["15,datang-socks,socks,sock-survey,city_share,=,0.4,,fraction,national,2019,true,Not a share of socks."]},
    {"claim.csv": ["15,datang-socks,socks,sock-survey,firms,>=,5000,,firms,,2019,true,",
                   "16,datang-socks,socks,sock-survey,firms,<=,6000,,firms,,2019,true,"]},
    {"cluster.csv": ["6,datang-market,Datang socks,,datang-zhuji,,,,market,,"],
     "specialisation.csv": ["6,datang-market,socks,,,,,,,,"],
     "claim.csv": ["15,datang-market,socks,sock-survey,makes,=,,,,,,,"]},
    {"release.csv": ["2,0.2.0,2024-01-31"]},
    {"place.csv": ["14,hainan,province,Hainan,海南省,460000,,110.33,20.03,109.60,19.16,43567.4,50000,",
                   "15,sansha-hainan,prefecture,Sansha,三沙市,460300,hainan,112.34,16.83,114.27,7.74,6373.5,5000,"]},
)


def changed(files, name, line, column, text):
    """The files with one cell changed."""
    rows = list(csv.reader(io.StringIO(files[name])))
    rows[line - 1][rows[0].index(column)] = text
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return {**files, name: out.getvalue()}


def added(files, rows):
    return {name: text + "".join(row + "\n" for row in rows.get(name, ())) for name, text in files.items()}


class LintTest(unittest.TestCase):
    maxDiff = None

    def problems(self, files, against=()):
        """What the linter says, without the name of the folder."""
        with tempfile.TemporaryDirectory() as directory:
            small_atlas.write(directory, files)
            problems = Problems()
            atlas = read_atlas(directory, problems)
            if not problems.lines:
                lint.check(atlas, problems, against)
            return [line.replace(directory + os.sep, "") for line in problems.lines]

    def expect(self, files, messages, against=()):
        """These messages and no others: each (file, line, column) and a part of what is said."""
        said = self.problems(files, against)
        self.assertEqual(len(messages), len(said), said)
        for line, (place, part) in zip(said, messages):
            self.assertEqual("%s:%d: %s: " % place, line[:len("%s:%d: %s: " % place)])
            self.assertIn(part, line)

    def test_no_fault(self):
        self.assertEqual([], self.problems(small_atlas.FILES))
        for rows in GOOD_ROWS:
            with self.subTest(rows):
                self.assertEqual([], self.problems(added(small_atlas.FILES, rows)))

    def test_cells(self):
        for name, line, column, text, part, *elsewhere in CELLS:
            place = elsewhere[0] if elsewhere else column
            place = (name, line, place) if isinstance(place, str) else place
            with self.subTest("%s:%d: %s = %r" % (name, line, column, text)):
                self.expect(changed(small_atlas.FILES, name, line, column, text), [(place, part)])

    def test_rows(self):
        for rows, messages in ROWS:
            with self.subTest(rows):
                self.expect(added(small_atlas.FILES, rows), messages)

    def test_quality_has_both_ends_in_order(self):
        one = changed(small_atlas.FILES, "claim.csv", 3, "followed", "false")
        one = changed(one, "specialisation.csv", 2, "quality_max", "")
        self.expect(one, [(("specialisation.csv", 2, "quality_max"), "is empty, though quality_min is given")])
        turned = changed(small_atlas.FILES, "claim.csv", 2, "value_text", "high")
        turned = changed(turned, "specialisation.csv", 2, "quality_min", "high")
        self.expect(turned, [(("specialisation.csv", 2, "quality_min"), "high is above quality_max, medium")])

    def test_withdrawn_rows(self):
        """They keep id and slug, but need not obey the rules, and nothing may refer to them."""
        def withdrawn(files, name, lines):
            header, *rows = files[name].splitlines()
            rows = ["%s,%s" % (row, "true" if at in lines else "") for at, row in enumerate(rows, start=2)]
            return {**files, name: "\n".join([header + ",withdrawn"] + rows) + "\n"}

        claim = withdrawn(small_atlas.FILES, "claim.csv", [15])
        self.expect(claim, [(("cluster.csv", 6, "slug"), "no claim"), (("specialisation.csv", 6, "product"), "no claim")])
        cluster = withdrawn(claim, "cluster.csv", [6])
        self.expect(cluster, [(("specialisation.csv", 6, "cluster"), "'shaoxing-socks' is withdrawn")])
        self.assertEqual([], self.problems(withdrawn(cluster, "specialisation.csv", [6])))

    def test_dates(self):
        """This year and today are not in the future, tomorrow is, unless there is a release of that day."""
        today = datetime.date.today()
        tomorrow, next_year = today + datetime.timedelta(1), today.year + 1
        now = changed(small_atlas.FILES, "claim.csv", 6, "as_of", str(today.year))
        self.assertEqual([], self.problems(changed(now, "source.csv", 2, "published", str(today))))
        late = changed(small_atlas.FILES, "source.csv", 2, "published", str(tomorrow))
        self.expect(late, [(("source.csv", 2, "published"), "%s is in the future" % tomorrow)])
        later = changed(small_atlas.FILES, "specialisation.csv", 2, "as_of", str(next_year))
        self.expect(later, [(("specialisation.csv", 2, "as_of"), "%d is in the future" % next_year)])
        released = changed(late, "claim.csv", 6, "as_of", str(next_year))
        self.assertEqual([], self.problems(changed(released, "release.csv", 2, "published", "%d-12-31" % next_year)))

    def test_loop_elsewhere(self):
        """A row below a loop it is not in does not hide it."""
        files = changed(changed(small_atlas.FILES, "product.csv", 2, "parent", "socks"), "product.csv", 3, "parent", "cotton-socks")
        self.expect(files, [(("product.csv", 3, "parent"), "'socks' stands above itself")])

    def test_files(self):
        for name, text, part in (("claim.csv", "id,cluster\n", "must be id,cluster,product,source"),
                                 ("claim.csv", "", "must be id,cluster,product,source")):
            self.expect({**small_atlas.FILES, name: text}, [((name, 1, "header"), part)])
        self.expect({name: text for name, text in small_atlas.FILES.items() if name != "claim.csv"},
                    [(("claim.csv", 1, "file"), "is missing")])
        self.expect({**small_atlas.FILES, "release.csv": "id,version,published\n"},
                    [(("release.csv", 1, "file"), "has no release")])
        unclosed = small_atlas.FILES["release.csv"] + '2,"0.2\n'
        self.expect({**small_atlas.FILES, "release.csv": unclosed}, [(("release.csv", 1, "file"), "unexpected end of data")])

    def test_copies(self):
        """Eight words in a row, whatever their case and punctuation; seven may be; a source's title names it."""
        text = "A survey of sock towns, and of the LAMP town in Guangdong.  One two three; four “five” six—seven eight nine."
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "seed.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            seven = changed(small_atlas.FILES, "place.csv", 9, "note", "Two three four five six seven eight ten")
            self.assertEqual([], self.problems(seven, [path]))
            eight = changed(small_atlas.FILES, "place.csv", 9, "note", "No: two, three four five Six seven eight, nine!")
            self.assertEqual([], self.problems(eight))
            self.expect(eight, [(("place.csv", 9, "note"), "'two three four five six seven eight nine' stand in seed.txt")], [path])
            for name, line, column in (("claim.csv", 15, "value_text"), ("cluster.csv", 5, "name"), ("source.csv", 3, "note")):
                copied = changed(small_atlas.FILES, name, line, column, "one two three four five six seven eight")
                self.expect(copied, [((name, line, column), "stand in seed.txt")], [path])
            self.expect(small_atlas.FILES, [((path + ".gone", 1, "file"), "No such file")], [path + ".gone"])

    def test_outline(self):
        """Towns near every border are in it, cities beyond are not, nor is a point with its coordinates swapped."""
        inside = ((75.99, 39.47), (80.42, 44.20), (86.41, 48.06), (111.98, 43.65), (122.54, 52.97), (134.30, 48.37), (130.37, 42.86),
                  (124.38, 40.13), (122.45, 30.73), (121.51, 25.05), (112.34, 16.83), (107.97, 21.54), (100.45, 21.96), (97.85, 24.01),
                  (97.47, 28.66), (88.91, 27.48), (80.10, 32.50), (75.23, 37.77), (113.54, 22.20))
        outside = ((76.95, 43.25), (106.92, 47.92), (113.50, 52.03), (135.07, 48.48), (131.89, 43.12), (125.75, 39.03), (126.98, 37.57),
                   (127.68, 26.21), (120.98, 14.60), (105.85, 21.03), (102.10, 21.68), (97.40, 25.38), (91.74, 26.14), (85.32, 27.72),
                   (77.58, 34.16), (71.55, 37.49), (0, 0))
        for lon, lat in inside:
            self.assertTrue(lint_points.in_china(lon, lat), (lon, lat))
            self.assertFalse(lint_points.in_china(lat, lon), (lat, lon))
        for lon, lat in outside:
            self.assertFalse(lint_points.in_china(lon, lat), (lon, lat))

    def test_distance(self):
        """A quarter of a great circle, a degree of latitude, and a metre-sized one."""
        self.assertAlmostEqual(10007.557, lint_points.distance_km(0, 0, 90, 0), 2)
        self.assertAlmostEqual(10007.557, lint_points.distance_km(120, 0, 17, 90), 2)
        self.assertAlmostEqual(111.195, lint_points.distance_km(120, 30, 120, 31), 3)
        self.assertAlmostEqual(111.195 * 3 ** 0.5 / 2 * 1e-5, lint_points.distance_km(120, 30, 120.00001, 30), 8)


if __name__ == "__main__":
    unittest.main()
