/*
 * product_names.c
 *	  The names of products, and how a text is resolved to one.
 */
#include "postgres.h"

#include "utils/memutils.h"
#include "utils/varlena.h"

#include "core/normalise.h"
#include "core/title.h"
#include "core/trigram.h"
#include "name_index.h"
#include "picture.h"
#include "product_names.h"
#include "settings.h"
#include "compat.h"

#define MAX_SIMILAR		24		/* similar names looked at */
#define SHORTEST_TYPO	5		/* letters; shorter words are too like one another */
#define LETTERS_A_TYPO	4		/* one wrong letter is allowed for so many in a word, */
#define LETTERS_A_TYPO_IN_PHRASE	6	/* and in several words, where a whole word may differ */

/* Texts remembered: a bound on memory, at which the table starts again. */
#define MAX_REMEMBERED	1024
#define MAX_REMEMBERED_LENGTH	120

struct ProductNames
{
	NameIndex	index;
	MemoryContext context;
	MemoryContext remembering;	/* holds the next */
	KeyTable	remembered;		/* texts as given to product + 1 */
	double		remembered_for; /* the similarity that was demanded */
};

ProductNames *
product_names_create(uint64 n)
{
	ProductNames *names = palloc0(sizeof(ProductNames));

	names->context = CurrentMemoryContext;
	name_index_create(&names->index, n);
	return names;
}

void
product_names_add(ProductNames *names, text *name, text *lang, int product)
{
	name_index_add(&names->index, name, lang, product);
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

/* Wrong letters between what was typed and the name; more than most: too many. */
static int
wrong_letters(const char *folded, size_t length, const char *name, size_t name_length, int most)
{
	/* who mistypes a word begins it right */
	if (name_length == 0 || name[0] != folded[0])
		return most + 1;
	return varstr_levenshtein_less_equal(folded, length, name, name_length, 1, 1, 1, most, true);
}

/* Differs the name, or its singular, from what was typed as a typing error would make it? */
static bool
is_typo(const NameEntry *entry, const char *folded, size_t length)
{
	char		form[NORMALISE_MAX_BYTES];
	int			most = length / (memchr(folded, ' ', length) ? LETTERS_A_TYPO_IN_PHRASE : LETTERS_A_TYPO);
	int			wrong;
	int			wrong_singular;

	if (length < SHORTEST_TYPO)
		return false;
	wrong = wrong_letters(folded, length, form,
						  fold_name(VARDATA_ANY(entry->name), VARSIZE_ANY_EXHDR(entry->name), form, sizeof(form)), most);
	wrong_singular = wrong_letters(folded, length, form,
								   normalise_product(VARDATA_ANY(entry->name), VARSIZE_ANY_EXHDR(entry->name), form, sizeof(form)), most);

	/* no wrong letter at all: the name itself was looked for before, and not taken */
	return wrong > 0 && wrong_singular > 0 && Min(wrong, wrong_singular) <= most;
}

/* The product whose name is most like these folded letters, and near enough; -1: none. */
static int
typo_of(NameIndex *names, const char *folded, size_t length, int *entry, float4 *similarity)
{
	trigram_match matches[MAX_SIMILAR];
	size_t		found;

	if (!is_latin(folded, length))
		return -1;
	found = name_index_similar(names, folded, length, product_similarity, matches, MAX_SIMILAR);
	for (size_t i = 0; i < found; i++)
		if (is_typo(&names->entries[matches[i].payload], folded, length))
		{
			*entry = matches[i].payload;
			*similarity = matches[i].similarity;
			return names->entries[*entry].product;
		}
	return -1;
}

/* A text in its two forms, and the words that should name the product: the same in both. */
typedef struct AskedName
{
	char		form[NORMALISE_MAX_BYTES];
	char		folded[NORMALISE_MAX_BYTES];
	size_t		form_length;
	size_t		folded_length;
	size_t		first;
	size_t		count;
	size_t		n;
	name_word	words[NORMALISE_MAX_CHARS]; /* of the folded form */
} AskedName;

static void
find_head(AskedName *asked, const char *text, int length)
{
	asked->folded_length = fold_name(text, length, asked->folded, sizeof(asked->folded));
	asked->n = name_words(asked->folded, asked->folded_length, asked->words, NORMALISE_MAX_CHARS);
	asked->count = title_head(asked->form, asked->form_length, &asked->first);
	if (asked->first + asked->count > asked->n)
		asked->count = 0;
}

static int
typo_of_words(NameIndex *names, const AskedName *asked, size_t first, size_t count, int *entry, float4 *similarity)
{
	const name_word *last = &asked->words[first + count - 1];

	return typo_of(names, asked->folded + asked->words[first].offset,
				   last->offset + last->len - asked->words[first].offset, entry, similarity);
}

/* Likeness to the whole text, then to its head, then to the last two words of that, then to the last. */
static int
most_like(NameIndex *names, const AskedName *asked, int *entry, float4 *similarity)
{
	int			product = typo_of(names, asked->folded, asked->folded_length, entry, similarity);
	size_t		end = asked->first + asked->count;

	for (size_t count = asked->count; product < 0 && count > 0; count = count > 2 ? 2 : count - 1)
		product = typo_of_words(names, asked, end - count, count, entry, similarity);
	return product;
}

/* The entry of a product whose name title_product found at this part of the form. */
static int
entry_of_title(const NameIndex *names, int product, const char *part, size_t length)
{
	int			entry = name_index_exact(names, part, length);

	/* turned round or apart the words are no name as they stand: then its first */
	for (int i = 0; entry < 0 && i < names->n; i++)
		if (names->entries[i].product == product)
			entry = i;
	return entry;
}

/* How a text is resolved, without remembering. */
static int
resolve(Picture *picture, const char *asked_text, int length, ProductCandidate *how)
{
	NameIndex  *names = &picture->names->index;
	const title_names tree = {named, with_words, below, picture};
	AskedName	asked;
	int			entry;
	int			like;
	size_t		offset = 0;
	size_t		part = 0;

	asked.form_length = normalise_product(asked_text, length, asked.form, sizeof(asked.form));
	how->way = WAY_NAME;
	how->similarity = 1;
	entry = name_index_exact(names, asked.form, asked.form_length);
	how->product = asked.form_length == 0 ? -1 : entry_product(names, entry);

	if (how->product < 0 && asked.form_length > 0)
	{
		find_head(&asked, asked_text, length);
		how->way = WAY_TITLE;
		how->product = title_product(asked.form, asked.form_length, &tree, &offset, &part);
		if (how->product >= 0)
			entry = entry_of_title(names, how->product, asked.form + offset, part);

		/* "saftey shoes" are not just shoes: a whole head that is nearly a name says more than its last word */
		if (how->product < 0)
			like = most_like(names, &asked, &entry, &how->similarity);
		else
			like = asked.count > 1 && !memchr(asked.form + offset, ' ', part)
				? typo_of_words(names, &asked, asked.first, asked.count, &entry, &how->similarity) : -1;
		if (like >= 0)
		{
			how->way = WAY_SIMILAR;
			how->product = like;
		}
		else if (how->product >= 0)
		{
			char		name[NORMALISE_MAX_BYTES];
			text	   *matched = names->entries[entry].name;

			how->similarity = trigram_similarity(asked.folded, asked.folded_length, name,
												 fold_name(VARDATA_ANY(matched), VARSIZE_ANY_EXHDR(matched), name, sizeof(name)));
		}
	}
	how->taken = how->product >= 0;
	if (how->taken)
	{
		how->name = names->entries[entry].name;
		how->lang = names->entries[entry].lang;
	}
	return how->product;
}

/* A join asks for the same few texts again and again: the answers are kept, up to a bound. */
int
product_of_text(Picture *picture, const char *text, int length)
{
	ProductNames *names = picture->names;
	ProductCandidate how;
	int			product;

	if (names->remembering == NULL || names->remembered.used >= MAX_REMEMBERED || names->remembered_for != product_similarity)
	{
		MemoryContext caller;
		MemoryContext old = names->remembering;

		names->remembering = NULL;
		if (old != NULL)
			MemoryContextDelete(old);
		old = AllocSetContextCreate(names->context, "cluster_atlas texts", PICTURE_CONTEXT_SIZES);
		caller = MemoryContextSwitchTo(old);
		key_table_create(&names->remembered, MAX_REMEMBERED);
		MemoryContextSwitchTo(caller);
		names->remembered_for = product_similarity;
		names->remembering = old;
	}
	if (length > MAX_REMEMBERED_LENGTH)
		return resolve(picture, text, length, &how);
	product = key_table_find(&names->remembered, text, length);
	if (product >= 0)
		return product - 1;
	product = resolve(picture, text, length, &how);
	key_table_add(&names->remembered, text, length, product + 1);
	return product;
}

int
product_candidates(Picture *picture, const char *text, int length, ProductCandidate *candidates, int capacity)
{
	char		folded[NORMALISE_MAX_BYTES];
	size_t		folded_length = fold_name(text, length, folded, sizeof(folded));
	trigram_match matches[MAX_SIMILAR];
	size_t		found = 0;
	int			n = 0;

	if (capacity > 0 && resolve(picture, text, length, &candidates[0]) >= 0)
		n = 1;
	if (is_latin(folded, folded_length))
		found = name_index_similar(&picture->names->index, folded, folded_length, Min(product_similarity, 0.3), matches, MAX_SIMILAR);
	for (size_t i = 0; i < found && n < capacity; i++)
	{
		const NameEntry *entry = &picture->names->index.entries[matches[i].payload];
		bool		known = false;

		for (int j = 0; j < n; j++)
			known |= candidates[j].product == entry->product;
		if (!known)
			candidates[n++] = (ProductCandidate) {entry->product, WAY_SIMILAR, false, matches[i].similarity, entry->name, entry->lang};
	}
	return n;
}
