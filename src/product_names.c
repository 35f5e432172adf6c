/*
 * product_names.c
 *	  The names of products, and how a text is resolved to one.
 */
#include "postgres.h"

#include "core/title.h"
#include "core/trigram.h"
#include "image.h"
#include "picture.h"
#include "product_names.h"
#include "product_typo.h"
#include "remember.h"
#include "settings.h"
#include "compat.h"

#define MAX_SIMILAR		24		/* similar names shown, */
#define SHOWN_SIMILARITY	0.3	/* and how similar they are at least */
#define MAX_NAME_WORDS	6		/* of a text that as a whole may be a misspelt name */

#define MAX_REMEMBERED	1024	/* texts */

struct ProductNames
{
	NameIndex	index;
	Remembered	remembered;		/* texts as given to product */
};

ProductNames *
product_names_create(uint64 n)
{
	ProductNames *names = palloc0(sizeof(ProductNames));

	remember_at_most(&names->remembered, CurrentMemoryContext, MAX_REMEMBERED, sizeof(int));
	name_index_create(&names->index, n);
	return names;
}

void
product_names_add(ProductNames *names, text *name, text *lang, int product)
{
	name_index_add(&names->index, name, lang, product);
}

void
product_names_make_all(ProductNames *names)
{
	name_index_make_all(&names->index);
}

void
product_names_follow(Image *image, void *field)
{
	ProductNames *names = image_follow(image, field, sizeof(ProductNames));

	name_index_follow(image, &names->index);
	remember_at_most(&names->remembered, image->context, MAX_REMEMBERED, sizeof(int));
}

/* What core/title.h asks of the names. */
static int
entry_product(const NameIndex *names, int entry)
{
	return entry < 0 ? -1 : names->entries[entry].product;
}

static int
named(const void *arg, const char *name, size_t len)
{
	const NameIndex *names = &((const Picture *) arg)->names->index;

	return entry_product(names, name_index_exact(names, name, len));
}

static int
with_words(const void *arg, const char *words, size_t len)
{
	NameIndex  *names = &((const Picture *) arg)->names->index;

	return entry_product(names, name_index_words(names, words, len));
}

static bool
below(const void *arg, int product, int above)
{
	const Picture *picture = arg;

	return product > above && product < picture->products[above].end;
}

static bool
divided(const void *arg, int product)
{
	return ((const Picture *) arg)->products[product].end > product + 1;
}

static void
find_words(AskedName *asked)
{
	asked->n = name_words(asked->folded, asked->folded_length, asked->words, NORMALISE_MAX_CHARS);
	asked->n = Min(asked->n, name_words(asked->form, asked->form_length, asked->singulars, NORMALISE_MAX_CHARS));
	asked->count = title_head(asked->form, asked->form_length, &asked->first);
	if (asked->first + asked->count > asked->n)
		asked->count = 0;
}

/* The entry of a product whose name title_product found at this part of the form, and how many words name it. */
static int
entry_of_title(const NameIndex *names, int product, const char *part, size_t length, size_t *words)
{
	int			entry = name_index_exact(names, part, length);

	*words = 2;
	if (entry >= 0)
		*words = name_words(part, length, NULL, 0);
	/* turned round or apart the words are no name as they stand: then its first */
	for (int i = 0; entry < 0 && i < names->n; i++)
		if (names->entries[i].product == product)
			entry = i;
	return entry;
}

/* "see saw" is a seesaw. */
static int
entry_of_joined(const NameIndex *names, const char *form, size_t length)
{
	char		joined[NORMALISE_MAX_BYTES];
	size_t		n = 0;

	for (size_t i = 0; i < length; i++)
		if (form[i] != ' ')
			joined[n++] = form[i];
	return n < length ? name_index_exact(names, joined, n) : -1;
}

/* The entry that a form is the name of, or the title about; in *words how many words of it say so. */
static int
entry_of_form(const Picture *picture, const char *form, size_t length, NameWay *way, size_t *words)
{
	const NameIndex *names = &picture->names->index;
	const title_names tree = {named, with_words, below, divided, picture};
	size_t		offset = 0;
	size_t		part;
	int			entry = -1;

	*way = WAY_NAME;
	*words = name_words(form, length, NULL, 0);
	if (length > 0)
		entry = name_index_exact(names, form, length);
	if (entry < 0)
		entry = entry_of_joined(names, form, length);
	if (entry < 0 && length > 0)
	{
		int			product = title_product(form, length, &tree, &offset, &part);

		*way = WAY_TITLE;
		*words = 0;
		if (product >= 0)
			entry = entry_of_title(names, product, form + offset, part, words);
	}
	return entry;
}

/*
 * The entry meant by a text with misspelt words; -1: none, or none that says
 * more than the words that told of an entry before: "saftey shoes" are not just
 * shoes.
 */
static int
misspelt(const Picture *picture, const AskedName *asked, int entry, size_t words)
{
	NameIndex  *names = &picture->names->index;
	char		right[NORMALISE_MAX_BYTES];
	WordsPutRight how;
	NameWay		way;
	size_t		n;
	int			like;
	int			whole;

	how = words_put_right(names, asked, right);
	if (how.unknown == 0 && entry >= 0)
		return -1;
	like = entry_of_form(picture, right, how.length, &way, &n);
	if (like >= 0 && way == WAY_NAME)
		return like;
	if (like < 0 || how.doubtful)
		n = 0;
	whole = like_whole(names, asked, Max(words, n));
	if (whole >= 0)
		return whole;
	if (n > words)
		return like;
	return words < 2 ? like_head(names, asked, words) : -1;
}

/* How a text is resolved, without remembering; but for the similarity. */
static int
resolve(Picture *picture, const char *asked_text, int length, ProductCandidate *how)
{
	NameIndex  *names = &picture->names->index;
	AskedName	asked;
	size_t		words;
	int			entry;

	asked.folded_length = fold_name(asked_text, length, asked.folded, sizeof(asked.folded));
	asked.form_length = product_of_folded(asked.folded, asked.folded_length, asked.form, sizeof(asked.form));
	entry = entry_of_form(picture, asked.form, asked.form_length, &how->way, &words);
	if (asked.form_length > 0 && how->way == WAY_TITLE)
	{
		int			like;

		find_words(&asked);

		like = entry < 0 || words < asked.count || (words < asked.n && asked.n <= MAX_NAME_WORDS)
			? misspelt(picture, &asked, entry, words) : -1;
		if (like >= 0)
		{
			entry = like;
			how->way = WAY_SIMILAR;
		}
	}
	how->product = entry_product(names, entry);
	how->taken = entry >= 0;
	if (how->taken)
	{
		how->name = names->entries[entry].name;
		how->lang = names->entries[entry].lang;
	}
	return how->product;
}

int
product_of_text(Picture *picture, const char *text, int length)
{
	Remembered *remembered = &picture->names->remembered;
	const int  *known = recall(remembered, text, length, product_similarity);
	ProductCandidate how;
	int			product;

	if (known != NULL)
		return *known;
	ereport(DEBUG2, (errmsg_internal("resolving a product name of %d bytes", length)));
	product = resolve(picture, text, length, &how);
	remember(remembered, text, length, &product, sizeof(product));
	return product;
}

int
product_candidates(Picture *picture, const char *text, int length, ProductCandidate *candidates, int capacity)
{
	NameIndex  *index = &picture->names->index;
	char		folded[NORMALISE_MAX_BYTES];
	size_t		folded_length = fold_name(text, length, folded, sizeof(folded));
	trigram_match matches[MAX_SIMILAR];
	size_t		found = 0;
	int			n = 0;

	if (capacity > 0 && resolve(picture, text, length, &candidates[0]) >= 0)
	{
		char		name[NORMALISE_MAX_BYTES];
		size_t		name_length = fold_name(VARDATA_ANY(candidates[0].name), VARSIZE_ANY_EXHDR(candidates[0].name), name, sizeof(name));

		n = 1;
		candidates[0].similarity = candidates[0].way == WAY_NAME ? 1 : trigram_similarity(folded, folded_length, name, name_length);
	}
	if (is_latin(folded, folded_length))
		found = latin_names_similar(latin_names(index), folded, folded_length, SHOWN_SIMILARITY, matches, MAX_SIMILAR);
	for (size_t i = 0; i < found && n < capacity; i++)
	{
		const NameEntry *entry = &index->entries[index->latin->names[matches[i].payload].entry];
		bool		known = false;

		for (int j = 0; j < n; j++)
			known |= candidates[j].product == entry->product;
		if (!known)
			candidates[n++] = (ProductCandidate) {entry->product, WAY_SIMILAR, false, matches[i].similarity, entry->name, entry->lang};
	}
	return n;
}
