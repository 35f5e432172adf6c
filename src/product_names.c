/*
 * product_names.c
 *	  The names of products, and how a text is resolved to one.
 */
#include "postgres.h"

#include "utils/memutils.h"
#include "utils/varlena.h"

#include "core/normalise.h"
#include "core/title.h"
#include "core/trigram_index.h"
#include "key_table.h"
#include "picture.h"
#include "product_names.h"
#include "settings.h"
#include "compat.h"

#define MAX_SIMILAR		24		/* similar names looked at */
#define SHORTEST_TYPO	5		/* letters; shorter words are too like one another */
#define LETTERS_A_TYPO	4		/* one wrong letter is allowed for so many */

/* Texts remembered: a bound on memory, at which the table starts again. */
#define MAX_REMEMBERED	8192
#define MAX_REMEMBERED_LENGTH	120

typedef struct NameEntry
{
	text	   *name;
	text	   *lang;
	int			product;
} NameEntry;

struct ProductNames
{
	MemoryContext context;
	int			n;
	NameEntry  *entries;
	KeyTable	by_name;		/* normalised name to entry */
	KeyTable	by_words;		/* its words in alphabetical order to entry */
	trigram_index *similar;		/* of the folded names in Latin script; made when first asked for */
	void	   *scratch;
	MemoryContext remembering;	/* holds the next */
	KeyTable	remembered;		/* texts as given to product + 1 */
	double		remembered_for; /* the similarity that was demanded */
};

ProductNames *
product_names_create(uint64 n)
{
	ProductNames *names = palloc0(sizeof(ProductNames));

	names->context = CurrentMemoryContext;
	names->entries = palloc_extended(mul_size(Max(n, 1), sizeof(NameEntry)), MCXT_ALLOC_HUGE);
	key_table_create(&names->by_name, n);
	key_table_create(&names->by_words, n);
	return names;
}

static int
compare_words(const void *a, const void *b, void *form)
{
	const name_word *x = a;
	const name_word *y = b;
	int			order = memcmp((char *) form + x->offset, (char *) form + y->offset, Min(x->len, y->len));

	return order != 0 ? order : (int) x->len - (int) y->len;
}

void
product_names_add(ProductNames *names, text *name, text *lang, int product)
{
	char		form[NORMALISE_MAX_BYTES];
	char		turned[NORMALISE_MAX_BYTES];
	name_word	words[NORMALISE_MAX_CHARS];
	size_t		length = normalise_product(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), form, sizeof(form));
	size_t		n;
	size_t		end = 0;

	if (length == 0 || !key_table_add(&names->by_name, form, length, names->n))
		return;
	n = name_words(form, length, words, NORMALISE_MAX_CHARS);
	if (n > 1)
	{
		qsort_arg(words, n, sizeof(name_word), compare_words, form);
		for (size_t i = 0; i < n; i++)
		{
			if (i > 0)
				turned[end++] = ' ';
			memcpy(turned + end, form + words[i].offset, words[i].len);
			end += words[i].len;
		}
		key_table_add(&names->by_words, turned, end, names->n);
	}
	names->entries[names->n++] = (NameEntry) {name, lang, product};
}

/* What core/title.h asks of the names. */
static int
entry_product(const ProductNames *names, int entry)
{
	return entry < 0 ? -1 : names->entries[entry].product;
}

static int
named(const void *arg, const char *name, size_t len)
{
	const ProductNames *names = ((const Picture *) arg)->names;

	return entry_product(names, key_table_find(&names->by_name, name, len));
}

static int
with_words(const void *arg, const char *words, size_t len)
{
	const ProductNames *names = ((const Picture *) arg)->names;

	return entry_product(names, key_table_find(&names->by_words, words, len));
}

static bool
below(const void *arg, int product, int above)
{
	const Picture *picture = arg;

	return product > above && product < picture->products[above].end;
}

static bool
has_latin(const char *form, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (form[i] >= 'a' && form[i] <= 'z')
			return true;
	return false;
}

static void
make_similar(ProductNames *names)
{
	trigram_name *latin = palloc_extended(mul_size(Max(names->n, 1), sizeof(trigram_name)), MCXT_ALLOC_HUGE);
	uint32		n = 0;
	Size		space;
	void	   *block;
	Size		size;
	trigram_index *index;

	for (int i = 0; i < names->n; i++)
	{
		char		form[NORMALISE_MAX_BYTES];
		size_t		length = fold_name(VARDATA_ANY(names->entries[i].name), VARSIZE_ANY_EXHDR(names->entries[i].name), form, sizeof(form));
		char	   *kept;

		if (!has_latin(form, length))
			continue;
		kept = palloc(length);
		memcpy(kept, form, length);
		latin[n++] = (trigram_name) {kept, length, i};
	}
	space = trigram_index_size(latin, n);
	block = palloc_extended(Max(space, 1), MCXT_ALLOC_HUGE);
	size = trigram_index_build(block, space, latin, n);
	index = MemoryContextAllocHuge(names->context, size);
	memcpy(index, block, size);
	pfree(block);
	names->scratch = MemoryContextAllocExtended(names->context, trigram_index_scratch_size(index), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	names->similar = index;
}

static size_t
similar_names(ProductNames *names, const char *folded, size_t length, double threshold, trigram_match *matches)
{
	size_t		found;

	if (names->similar == NULL)
		make_similar(names);
	found = trigram_index_lookup(names->similar, folded, length, threshold, names->scratch, matches, MAX_SIMILAR);
	return Min(found, MAX_SIMILAR);
}

/* Differs the name from what was typed as a typing error would make it? */
static bool
is_typo(const NameEntry *entry, const char *folded, size_t length)
{
	char		form[NORMALISE_MAX_BYTES];
	size_t		name_length = fold_name(VARDATA_ANY(entry->name), VARSIZE_ANY_EXHDR(entry->name), form, sizeof(form));
	int			most = length / LETTERS_A_TYPO;

	if (length < SHORTEST_TYPO)
		return false;
	return varstr_levenshtein_less_equal(folded, length, form, name_length, 1, 1, 1, most, true) <= most;
}

/* The product whose name is most like these folded letters, and near enough; -1: none. */
static int
typo_of(ProductNames *names, const char *folded, size_t length, int *entry, float4 *similarity)
{
	trigram_match matches[MAX_SIMILAR];
	size_t		found;

	if (!has_latin(folded, length))
		return -1;
	found = similar_names(names, folded, length, product_similarity, matches);
	for (size_t i = 0; i < found; i++)
		if (is_typo(&names->entries[matches[i].payload], folded, length))
		{
			*entry = matches[i].payload;
			*similarity = matches[i].similarity;
			return names->entries[*entry].product;
		}
	return -1;
}

/* Likeness to the whole text, then to the words that should name the product, then to the last of them. */
static int
most_like(ProductNames *names, const char *text, int length, const char *form, size_t form_length, int *entry, float4 *similarity)
{
	char		folded[NORMALISE_MAX_BYTES];
	size_t		folded_length = fold_name(text, length, folded, sizeof(folded));
	name_word	words[NORMALISE_MAX_CHARS];
	size_t		n = name_words(folded, folded_length, words, NORMALISE_MAX_CHARS);
	size_t		first;
	size_t		count = title_head(form, form_length, &first);
	int			product = typo_of(names, folded, folded_length, entry, similarity);

	/* both forms have the same words, one by one */
	for (; product < 0 && count > 0 && first + count <= n; first += count > 2 ? count - 2 : 1, count = count > 2 ? 2 : count - 1)
	{
		size_t		last = first + count - 1;

		product = typo_of(names, folded + words[first].offset,
						  words[last].offset + words[last].len - words[first].offset, entry, similarity);
	}
	return product;
}

/* How a text is resolved, without remembering. */
static int
resolve(Picture *picture, const char *text, int length, ProductCandidate *how)
{
	ProductNames *names = picture->names;
	const title_names asked = {named, with_words, below, picture};
	char		form[NORMALISE_MAX_BYTES];
	size_t		form_length = normalise_product(text, length, form, sizeof(form));
	int			entry = key_table_find(&names->by_name, form, form_length);
	size_t		offset;
	size_t		part;

	if (form_length == 0)
		return -1;
	how->way = WAY_NAME;
	how->product = entry_product(names, entry);
	how->similarity = 1;
	if (how->product < 0)
	{
		how->way = WAY_TITLE;
		how->product = title_product(form, form_length, &asked, &offset, &part);
		if (how->product >= 0)
		{
			char		folded[NORMALISE_MAX_BYTES];
			char		name[NORMALISE_MAX_BYTES];

			entry = key_table_find(&names->by_name, form + offset, part);
			/* words that are turned round, or apart, name it all the same */
			for (int i = 0; entry < 0 && i < names->n; i++)
				if (names->entries[i].product == how->product)
					entry = i;
			how->similarity = trigram_similarity(folded, fold_name(text, length, folded, sizeof(folded)),
												 name, fold_name(VARDATA_ANY(names->entries[entry].name),
																 VARSIZE_ANY_EXHDR(names->entries[entry].name), name, sizeof(name)));
		}
	}
	if (how->product < 0)
	{
		how->way = WAY_SIMILAR;
		how->product = most_like(names, text, length, form, form_length, &entry, &how->similarity);
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
		old = AllocSetContextCreate(names->context, "cluster_atlas texts", ALLOCSET_DEFAULT_SIZES);
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
	if (has_latin(folded, folded_length))
		found = similar_names(picture->names, folded, folded_length, Min(product_similarity, 0.3), matches);
	for (size_t i = 0; i < found && n < capacity; i++)
	{
		const NameEntry *entry = &picture->names->entries[matches[i].payload];
		bool		known = false;

		for (int j = 0; j < n; j++)
			known |= candidates[j].product == entry->product;
		if (!known)
			candidates[n++] = (ProductCandidate) {entry->product, WAY_SIMILAR, false, matches[i].similarity, entry->name, entry->lang};
	}
	return n;
}
