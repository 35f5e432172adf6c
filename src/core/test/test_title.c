/*
 * test_title.c
 *	  What titles are about, and what they are not.
 */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"
#include "core/normalise.h"
#include "title_tree.h"

static const struct
{
	const char *title;
	const char *product;		/* NULL: none */
}			titles[] = {
	{"socks", "sock"},
	{"Men's Socks", "sock"},
	{"socks for men", "sock"},
	{"men's cotton socks", "cotton sock"},
	{"socks, cotton", "cotton sock"},
	{"socks for men, 100% cotton", "cotton sock"},
	{"pair of socks", "sock"},
	{"set of 6 pairs of socks", "sock"},
	{"wholesale custom LED bulbs 5W E27 warm white", "led bulb"},
	{"Chinese silk", "silk"},
	{"made in China socks", "sock"},
	{"yellow safety shoes size 42", "safety shoe"},
	{"LED bulb RX-2041", "led bulb"},
	{"silk and lace", "silk and lace"},
	{"white silk and lace for weddings", "silk and lace"},
	{"silk and socks", "sock"},
	{"socks with silk and lace", "sock"},
	/* the head is another thing */
	{"sock knitting", NULL},
	{"sock drawer for bedrooms", NULL},
	{"box for socks", NULL},
	{"shoe polish", NULL},
	{"brake shoes", NULL},
	{"shirt ironing service", NULL},
	{"", NULL},
	{"wholesale 2024", NULL},
	/* Chinese: the longest contained, unless another thing is made of it */
	{"男士袜子批发", "袜子"},
	{"纯棉袜厂家直销", "棉袜"},
	{"诸暨市某某袜子有限公司", "袜子"},
	{"袜子机械", NULL},
	{"玩具包装盒", NULL},
	{"儿童玩具", "玩具"},
	{"文具用品", "文具用品"},
	{"优质LED灯泡批发", "led 灯泡"},
	{"LED灯泡机", NULL},
	{"玩具和文具用品", "文具用品"},
};

static void
check_titles(void)
{
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
	{
		char		form[NORMALISE_MAX_BYTES];
		size_t		length = normalise_product(titles[i].title, strlen(titles[i].title), form, sizeof(form));
		size_t		offset = 0;
		size_t		part = 0;
		int			found = title_product(form, length, &tree_names, &offset, &part);
		const char *name = found < 0 ? NULL : tree[found].name;

		CHECK((name == NULL) == (titles[i].product == NULL) && (name == NULL || strcmp(name, titles[i].product) == 0),
			  "\"%s\" is about %s", titles[i].title, name ? name : "nothing");
		if (found >= 0)
			CHECK(part > 0 && offset + part <= length, "  and the part that names it lies within");
	}
}

/* Any words in any order: the part found always lies within, and holds a word of the product's name. */
static void
check_random_words(void)
{
	static const char *const words[] = {"sock", "cotton", "for", "of", "pair", "led", "bulb", "brake", "shoe", "5w", "袜子", "机", "厂家", "silk", "service"};
	uint64_t	state = 42;
	bool		sound = true;
	int			found_some = 0;

	for (int round = 0; round < 20000; round++)
	{
		char		text[256] = "";
		char		form[NORMALISE_MAX_BYTES];
		size_t		length;
		size_t		offset = 0;
		size_t		part = 0;
		int			found;

		for (int i = 0; i < 8; i++)
		{
			state = state * 6364136223846793005u + 1442695040888963407u;
			strcat(text, words[(state >> 33) % 15]);
			strcat(text, " ");
			if ((state >> 40) % 4 == 0)
				break;
		}
		length = normalise_product(text, strlen(text), form, sizeof(form));
		found = title_product(form, length, &tree_names, &offset, &part);
		found_some += found >= 0;
		if (found >= 0 && (offset + part > length || part == 0))
			sound = false;
	}
	CHECK(sound, "20,000 random titles: the part found lies within");
	CHECK(found_some > 5000, "and many are about something");
}

int
main(void)
{
	check_titles();
	check_random_words();
	return checks_done();
}
