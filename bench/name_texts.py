"""Names as people write them, made from those of the atlas: the same for the
same edition of it, from a fixed seed.

Misspelt names: one or two slips of the fingers, anywhere in a name: a letter
left out, doubled, swapped with the next, or its neighbour on the keyboard.  What
is another word of English then is no misspelt name any more, and left out.
Titles: what listings put round a name, each title once.  Addresses: places with
what holds them, a street, a building, a postcode, and one in eight misspelt.
"""

import data

SHORTEST = 5                    # letters of a name to be misspelt
TWO_SLIPS = 8                   # letters of a name in which there may be two
ROWS = ('qwertyuiop', 'asdfghjkl', 'zxcvbnm')

ADJECTIVES = ('new', 'cheap', 'fashion', 'premium', 'durable', 'hot sale', 'custom', 'high quality', 'factory direct', 'eco friendly',
              'OEM', 'wholesale', 'portable', 'classic', 'best price', '2024', '2025 new')
MATERIALS = ('cotton', 'polyester', 'stainless steel', 'plastic', 'leather', 'nylon', 'wooden', 'silicone', 'acrylic', 'recycled')
COLOURS = ('black', 'white', 'red', 'navy blue', 'green', 'pink', 'grey', 'multicolor')
USES = ('for men', 'for women', 'for kids', 'for home', 'for office', 'for outdoor use', 'with logo', 'with gift box', 'in bulk')
SIZES = ('S', 'M', 'L', 'XL', '10pcs', '2 pack', '500 pcs MOQ', '30cm', '12V', '100ml', 'size 42', '1 dozen')
CHINESE_BEFORE = ('新款', '批发', '厂家直销', '高档', '外贸', '时尚', '定制', '2024新款', '热销', '优质')
CHINESE_COLOURS = ('黑色', '白色', '红色', '蓝色', '多色')
CHINESE_AFTER = ('批发', '厂家直销', '现货', '加工定制', '一件代发', '款式多样', '量大从优')

STREETS = ('Kaiyuan Road', 'Renmin East Road', 'Jiefang Street', 'Gongye Avenue', 'Fuxing Lu', 'Chuangye Road')
CHINESE_STREETS = ('开元路', '人民东路', '解放街', '工业大道', '复兴路', '创业路')
ABROAD = ('12 High Street, London, United Kingdom', '123 Main Street, Springfield, IL 62704, USA', 'Rua Augusta 1500, São Paulo, Brasil',
          '日本東京都港区芝公園4丁目', 'Hauptstrasse 5, 80331 München, Germany', 'Nguyen Hue, District 1, Ho Chi Minh City, Vietnam')


def neighbours():
    keys = {key: '' for row in ROWS for key in row}
    for row in ROWS:
        for at, key in enumerate(row):
            keys[key] += row[max(at - 1, 0):at] + row[at + 1:at + 2]
    for upper, lower in zip(ROWS, ROWS[1:]):
        for at, key in enumerate(lower):
            for other in upper[at:at + 2]:
                keys[key] += other
                keys[other] += key
    return keys


NEIGHBOURS = neighbours()


def one_of(draw, choices):
    return choices[draw.below(len(choices))]


def slip(draw, text):
    at = draw.below(len(text) - 1)
    kind = draw.below(4)
    if kind == 0:
        return text[:at] + text[at + 1:]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text[:at] + one_of(draw, NEIGHBOURS.get(text[at], text[at])) + text[at + 1:]


def slips(draw, text):
    for _ in range(1 if len(text) < TWO_SLIPS else 1 + draw.below(2)):
        text = slip(draw, text)
    return text


def is_latin(name):
    return name.isascii() and name.replace(' ', '').replace('-', '').replace("'", '').isalpha()


def english():
    """The words of English, as Debian's package wamerican has them; none where it is missing."""
    try:
        with open('/usr/share/dict/american-english', encoding='utf-8') as file:
            return {line.strip() for line in file}
    except OSError:
        return set()


def misspelt(names, count):
    """(id, text, product); names: {name in lower case: product}, without those of several products."""
    draw = data.Draw(count)
    words = english()
    known = sorted(name for name in names if is_latin(name) and len(name) >= SHORTEST)
    seen = set(names)
    rows = []
    while len(rows) < count:
        name = one_of(draw, known)
        text = slips(draw, name)
        if text not in seen and not words & (set(text.split()) - set(name.split())):
            seen.add(text)
            rows.append((len(rows) + 1, text, names[name]))
    return rows


def english_title(draw, name, number):
    parts = [one_of(draw, ADJECTIVES), one_of(draw, COLOURS), one_of(draw, MATERIALS)]
    before = [part for part in parts if draw.below(2)]
    after = [one_of(draw, choices) for choices in (USES, SIZES) if draw.below(3) == 0]
    model = f'{chr(65 + draw.below(26))}{chr(65 + draw.below(26))}-{number}'
    return ' '.join([*before, name, *after, model])


def chinese_title(draw, name, number):
    colour = one_of(draw, CHINESE_COLOURS) if draw.below(2) else ''
    return f'{one_of(draw, CHINESE_BEFORE)}{colour}{name}{one_of(draw, CHINESE_AFTER)} {chr(65 + draw.below(26))}{number}'


def titles(names, count):
    """(id, text, product), the model number makes each the only one."""
    draw = data.Draw(count + 1)
    known = sorted(names)
    for n in range(count):
        name = one_of(draw, known)
        make = english_title if name.isascii() else chinese_title
        yield n + 1, make(draw, name, 1000 + n), names[name]


def addresses(places, count):
    """(id, text); places: (name, Chinese name, name of what holds it, its Chinese name, province, its Chinese name)."""
    draw = data.Draw(count + 2)
    for n in range(count):
        name, chinese, above, chinese_above, province, chinese_province = one_of(draw, places)
        kind = draw.below(8)
        number = 1 + draw.below(999)
        if kind == 0:
            text = one_of(draw, ABROAD)
        elif kind <= 3:
            text = f'{chinese_province}{chinese_above}{chinese}{one_of(draw, CHINESE_STREETS)}{number}号{1 + draw.below(30)}幢'
        else:
            parts = [f'No. {number} {one_of(draw, STREETS)}', slips(draw, name.lower()) if kind == 4 else name, above, province]
            text = ', '.join(part for part in parts if part) + one_of(draw, (', China', ' 311800, P.R. China', ''))
        yield n + 1, text
