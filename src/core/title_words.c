/*
 * title_words.c
 *	  The lists, and looking things up in them.
 *
 * Materials are neutral too: where a product is called by its material, the
 * name with the material is longer and found before the material is passed over.
 */
#include "title_words.h"

#include <string.h>

static const char *const prepositions[] = {
	"against", "and", "at", "by", "compatible", "designed", "for", "from", "in", "inside", "into",
	"like", "near", "or", "over", "per", "plus", "suitable", "than", "under", "used", "via", "w",
	"with", "within", "without"
};

static const char *const quantities[] = {
	"array", "assortment", "bag", "batch", "bottle", "box", "bunch", "bundle", "carton", "case",
	"collection", "dozen", "exporter", "factory", "kind", "line", "lot", "maker", "making",
	"manufacturer", "model", "pack", "pair", "piece", "producer", "production", "range", "roll",
	"sale", "series", "set", "sort", "style", "supplier", "type", "variety", "vendor", "wholesaler"
};

static const char *const neutral_words[] = {
	"a", "acetate", "acrylic", "adjustable", "adult", "aluminum", "an", "anti", "art", "article",
	"assorted", "assortment", "autumn", "baby", "bamboo", "beige", "best", "bestselling", "big",
	"black", "blue", "box", "boy", "brand", "branded", "brass", "breathable", "brown", "bulk",
	"bundle", "canvas", "carton", "casual", "ceramic", "cheap", "cheapest", "children", "china",
	"chinese", "christmas", "classic", "clear", "cn", "co", "collection", "color", "colored",
	"colorful", "comfortable", "comfy", "company", "cool", "copper", "corp", "cotton", "couple",
	"cozy", "crystal", "custom", "customised", "customized", "custommade", "daily", "delivery",
	"denim", "design", "designer", "direct", "discount", "disposable", "dozen", "dry", "drying",
	"durable", "eco", "ecofriendly", "eu", "export", "exporter", "factory", "fall", "fashion",
	"fashionable", "fast", "fob", "foldable", "formal", "free", "friendly", "gen", "genuine", "giant",
	"gift", "girl", "glass", "gold", "golden", "good", "goods", "gray", "green", "grey", "group",
	"halloween", "handmade", "hard", "heavy", "high", "home", "hot", "hotsale", "household", "import",
	"inc", "indoor", "industrial", "industries", "industry", "infant", "instock", "international",
	"iron", "item", "jumbo", "junior", "khaki", "kit", "l", "label", "large", "latest", "leather",
	"light", "limited", "line", "linen", "llc", "logo", "long", "lot", "low", "ltd", "luxury", "m",
	"made", "maker", "manufacturer", "medium", "men", "merchandise", "metal", "micro", "mini", "mix",
	"mixed", "model", "moq", "multicolor", "my", "natural", "navy", "new", "newborn", "newest", "no",
	"non", "nonslip", "nude", "number", "nylon", "odm", "oem", "offer", "office", "orange", "organic",
	"original", "our", "outdoor", "oversize", "oversized", "pack", "pair", "pairs", "party",
	"pattern", "patterned", "pc", "pcs", "per", "personalised", "personalized", "piece", "pink",
	"plain", "plastic", "plus", "polyester", "popular", "portable", "premium", "price", "pricing",
	"print", "printed", "private", "producer", "product", "products", "promo", "promotion",
	"promotional", "proof", "pu", "pure", "purple", "pvc", "quality", "quick", "range", "recycled",
	"red", "ref", "resistant", "retail", "reusable", "rmb", "roll", "rubber", "s", "sale", "sample",
	"school", "season", "seasonal", "seller", "selling", "senior", "series", "set", "shipping",
	"short", "silicone", "silk", "silver", "size", "sized", "sku", "slim", "slip", "small", "soft",
	"solid", "spring", "stainless", "steel", "stock", "striped", "student", "stuff", "style",
	"stylish", "summer", "supplier", "supply", "sustainable", "tall", "teen", "teenager", "the",
	"thick", "thin", "this", "toddler", "top", "trader", "trading", "transparent", "travel", "trend",
	"trendy", "type", "uk", "unisex", "unit", "us", "usd", "variety", "vendor", "version", "warm",
	"washable", "washed", "waterproof", "wedding", "white", "wholesale", "wholesaler", "wide",
	"windproof", "winter", "women", "wood", "wooden", "wool", "woolen", "woollen", "xl", "xs", "xxl",
	"xxxl", "yellow", "your"
};

/* A service for a product is not the product. */
static const char *const never_heads[] = {
	"service", "solution", "system"
};

/* What sounds like a product and is another thing. */
static const char *const misnomers[] = {
	"bed skirt", "brake shoe", "cable tie", "car boot", "eye shadow", "fan belt", "horse shoe",
	"railway tie", "toilet paper holder", "tree skirt", "wind sock", "zip tie"
};

/* Longer ones first. */
static const char *const other_things[] = {
	"专用布", "专用纸", "专用线", "专用胶", "包装机", "包装盒", "包装袋", "印花机", "原材料",
	"回收机", "展示架", "收纳盒", "收纳袋", "检测仪", "清洁剂", "清洗剂", "清洗机", "生产线",
	"零部件", "原料", "回收", "培训", "安装", "布料", "广告", "挂钩", "收纳", "机器", "机械",
	"材料", "架子", "染料", "柜子", "检测", "模具", "模型", "油漆", "物流", "盒子", "租赁",
	"维修", "胶水", "袋子", "设备", "设计", "配件", "零件", "面料", "机", "架", "柜", "盒"
};

#define COUNT(list)		(sizeof(list) / sizeof((list)[0]))

static bool
is_in(const char *const *list, size_t count, const char *word, size_t len)
{
	size_t		low = 0;

	while (low < count)
	{
		size_t		middle = low + (count - low) / 2;
		int			order = strncmp(list[middle], word, len);

		if (order == 0 && list[middle][len] == '\0')
			return true;
		if (order < 0)
			low = middle + 1;
		else
			count = middle;
	}
	return false;
}

bool
is_preposition(const char *word, size_t len)
{
	return is_in(prepositions, COUNT(prepositions), word, len);
}

bool
is_quantity(const char *word, size_t len)
{
	return is_in(quantities, COUNT(quantities), word, len);
}

bool
is_neutral(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (word[i] >= '0' && word[i] <= '9')
			return true;
	return is_in(neutral_words, COUNT(neutral_words), word, len);
}

bool
is_never_head(const char *word, size_t len)
{
	return is_in(never_heads, COUNT(never_heads), word, len);
}

bool
is_misnomer(const char *words, size_t len)
{
	return is_in(misnomers, COUNT(misnomers), words, len);
}

bool
begins_with_other_thing(const char *text, size_t len)
{
	for (size_t i = 0; i < COUNT(other_things); i++)
	{
		size_t		thing = strlen(other_things[i]);

		if (thing <= len && memcmp(text, other_things[i], thing) == 0)
			return true;
	}
	return false;
}
