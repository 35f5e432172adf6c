/*
 * title_tree.h
 *	  A small product tree for the tests of titles.
 */
#ifndef CORE_TEST_TITLE_TREE_H
#define CORE_TEST_TITLE_TREE_H

#include <string.h>

#include "core/title.h"

/* In tree order; end is one past the last product below. */
static const struct
{
	const char *name;			/* as normalise_product writes it */
	const char *words;			/* in alphabetical order */
	int			end;
}			tree[] = {
	{"apparel", "apparel", 4},
	{"sock", "sock", 3},
	{"cotton sock", "cotton sock", 3},
	{"shirt", "shirt", 4},
	{"lighting", "lighting", 6},
	{"led bulb", "bulb led", 6},
	{"silk", "silk", 7},
	{"shoe", "shoe", 9},
	{"safety shoe", "safety shoe", 9},
	{"machinery", "machinery", 10},
	{"袜子", "袜子", 12},
	{"棉袜", "棉袜", 12},
	{"文具用品", "文具用品", 13},
	{"玩具", "玩具", 14},
	{"led 灯泡", "led 灯泡", 15},
	{"silk and lace", "and lace silk", 16},
};

#define TREE_SIZE ((int) (sizeof(tree) / sizeof(tree[0])))

static int
tree_named(const void *arg, const char *name, size_t len)
{
	(void) arg;
	for (int i = 0; i < TREE_SIZE; i++)
		if (strlen(tree[i].name) == len && memcmp(tree[i].name, name, len) == 0)
			return i;
	return -1;
}

static int
tree_with_words(const void *arg, const char *words, size_t len)
{
	(void) arg;
	for (int i = 0; i < TREE_SIZE; i++)
		if (strchr(tree[i].words, ' ') && strlen(tree[i].words) == len && memcmp(tree[i].words, words, len) == 0)
			return i;
	return -1;
}

static bool
tree_below(const void *arg, int product, int above)
{
	(void) arg;
	return product > above && product < tree[above].end;
}

static bool
tree_divided(const void *arg, int product)
{
	(void) arg;
	return tree[product].end > product + 1;
}

static const title_names tree_names = {tree_named, tree_with_words, tree_below, tree_divided, NULL};

#endif							/* CORE_TEST_TITLE_TREE_H */
