/*
 * product_tree.c
 *	  Reads the products: their tree, numbered so that what is below a product
 *	  stands right after it, and their names.
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "picture_load.h"
#include "packer.h"
#include "product_names.h"
#include "spi_rows.h"
#include "compat.h"

/* A product as read: by id, before the tree gives it its position. */
typedef struct ReadProduct
{
	int32		id;
	int			parent;			/* in the same array, -1: none */
	int			first_child;	/* -1: none; children in order of id */
	int			next_sibling;
	int			position;		/* in the picture; -1: not yet */
	text	   *name;
	text	   *name_zh;
	text	   *slug;
	bool		shown;
} ReadProduct;

/* Numbers a product and all below it, without recursion: a user's tree may be deep. */
static void
number_from(Picture *picture, ReadProduct *read, int root)
{
	int			at = root;
	int			depth = 0;

	for (;;)
	{
		PictureProduct *product = &picture->products[picture->n_products];

		read[at].position = picture->n_products++;
		product->id = read[at].id;
		product->name = read[at].name;
		product->shown = read[at].shown;
		product->depth = depth;
		product->parent = depth == 0 ? -1 : read[read[at].parent].position;

		if (read[at].first_child >= 0)
		{
			at = read[at].first_child;
			depth++;
			continue;
		}
		for (;;)
		{
			picture->products[read[at].position].end = picture->n_products;
			if (at == root)
				return;
			if (read[at].next_sibling >= 0)
				break;
			at = read[at].parent;
			depth--;
		}
		at = read[at].next_sibling;
	}
}

/* Follows the parents; a product on a loop that only users' rows can make stands at the top. */
static void
cut_loops(ReadProduct *read, int n)
{
	for (int i = 0; i < n; i++)
	{
		int			steps = 0;

		for (int up = read[i].parent; up >= 0; up = read[up].parent)
			if (up == i || ++steps > n)
			{
				read[i].parent = -1;
				break;
			}
	}
}

static ReadProduct *
load_products(Picture *picture, Packer *texts)
{
	int			n = rows_of("SELECT id, parent_id, name, name_zh, slug, shown FROM atlas.picture_product");
	ReadProduct *read = array_of(n, sizeof(ReadProduct));

	for (int i = 0; i < n; i++)
	{
		take_row(i);
		read[i].id = int_column(1);
		read[i].parent = int_column(2); /* an id, until all are read */
		read[i].name = packed_text(texts, CurrentMemoryContext, text_column(3));
		read[i].name_zh = packed_text(texts, CurrentMemoryContext, text_column(4));
		read[i].slug = packed_text(texts, CurrentMemoryContext, text_column(5));
		read[i].shown = bool_column(6);
		read[i].first_child = read[i].next_sibling = read[i].position = -1;
	}
	for (int i = 0; i < n; i++)
		read[i].parent = position_of(read, n, sizeof(ReadProduct), read[i].parent);
	cut_loops(read, n);
	for (int i = n - 1; i >= 0; i--)
		if (read[i].parent >= 0)
		{
			read[i].next_sibling = read[read[i].parent].first_child;
			read[read[i].parent].first_child = i;
		}

	picture->products = array_of(n, sizeof(PictureProduct));
	for (int i = 0; i < n; i++)
		if (read[i].parent < 0)
			number_from(picture, read, i);
	Assert(picture->n_products == n);
	return read;
}

/*
 * A product answers to its name, its Chinese name, its synonyms and its slug;
 * of two products of one name the first in this order is meant, and the one
 * with the lower id.
 */
static void
load_product_names(Picture *picture, const ReadProduct *read, Packer *texts)
{
	int			n = picture->n_products;
	uint64		synonyms = rows_of("SELECT product_id, name, lang FROM atlas.picture_product_name");
	text	   *english = cstring_to_text("en");
	text	   *chinese = cstring_to_text("zh");
	text	   *lang = NULL;

	picture->names = product_names_create(3 * n + synonyms);
	for (int i = 0; i < n; i++)
		if (read[i].shown)
			product_names_add(picture->names, read[i].name, english, read[i].position);
	for (int i = 0; i < n; i++)
		if (read[i].shown && read[i].name_zh != NULL)
			product_names_add(picture->names, read[i].name_zh, chinese, read[i].position);
	for (uint64 i = 0; i < synonyms; i++)
	{
		int			product;

		take_row(i);
		product = position_of(read, n, sizeof(ReadProduct), int_column(1));
		if (product >= 0 && read[product].shown)
			product_names_add(picture->names, packed_text(texts, CurrentMemoryContext, text_column(2)),
							  lang = text_column_shared(3, lang), read[product].position);
	}
	for (int i = 0; i < n; i++)
		if (read[i].shown)
			product_names_add(picture->names, read[i].slug, english, read[i].position);
}

/* What the rest of the loading needs of it: where each id went. */
ProductPosition *
product_tree_load(Picture *picture)
{
	Packer		texts = {0};
	ReadProduct *read = load_products(picture, &texts);
	ProductPosition *positions = array_of(picture->n_products, sizeof(ProductPosition));

	load_product_names(picture, read, &texts);
	for (int i = 0; i < picture->n_products; i++)
		positions[i] = (ProductPosition) {read[i].id, read[i].position};
	pfree(read);
	return positions;
}
