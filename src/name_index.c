/*
 * name_index.c
 *	  Names of products in the forms that they are looked for in.
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "core/normalise.h"
#include "name_index.h"
#include "compat.h"

void
name_index_create(NameIndex *index, uint64 n)
{
	memset(index, 0, sizeof(*index));
	index->context = CurrentMemoryContext;
	index->entries = palloc_extended(mul_size(Max(n, 1), sizeof(NameEntry)), MCXT_ALLOC_HUGE);
	key_table_create(&index->by_name, n);
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
name_index_add(NameIndex *index, text *name, text *lang, int product)
{
	char		form[NORMALISE_MAX_BYTES];
	size_t		length = normalise_product(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), form, sizeof(form));

	if (length > 0 && key_table_add(&index->by_name, form, length, index->n))
		index->entries[index->n++] = (NameEntry) {name, lang, product};
}

int
name_index_exact(const NameIndex *index, const char *form, size_t length)
{
	return key_table_find(&index->by_name, form, length);
}

/* The words of a form in alphabetical order, one blank between them; 0 if it has not several. */
static size_t
turn_words(char *form, size_t length, char *turned)
{
	name_word	words[NORMALISE_MAX_CHARS];
	size_t		n = name_words(form, length, words, NORMALISE_MAX_CHARS);
	size_t		end = 0;

	if (n < 2)
		return 0;
	qsort_arg(words, n, sizeof(name_word), compare_words, form);
	for (size_t i = 0; i < n; i++)
	{
		if (i > 0)
			turned[end++] = ' ';
		memcpy(turned + end, form + words[i].offset, words[i].len);
		end += words[i].len;
	}
	return end;
}

/* In the order in which the names came, so that the first keeps its words. */
static void
make_by_words(NameIndex *index)
{
	MemoryContext caller = MemoryContextSwitchTo(index->context);
	KeyTable	made;

	key_table_create(&made, index->n);
	for (int i = 0; i < index->n; i++)
	{
		const text *name = index->entries[i].name;
		char		form[NORMALISE_MAX_BYTES];
		char		turned[NORMALISE_MAX_BYTES];
		size_t		length = normalise_product(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), form, sizeof(form));

		length = turn_words(form, length, turned);
		if (length > 0)
			key_table_add(&made, turned, length, i);
	}
	MemoryContextSwitchTo(caller);
	index->by_words = made;
}

int
name_index_words(NameIndex *index, const char *words, size_t length)
{
	if (index->by_words.slots == NULL)
		make_by_words(index);
	return key_table_find(&index->by_words, words, length);
}

/* Likeness of letters tells something of Latin script only. */
bool
is_latin(const char *form, size_t length)
{
	bool		letters = false;

	for (size_t i = 0; i < length; i++)
	{
		if (IS_HIGHBIT_SET(form[i]))
			return false;
		letters |= form[i] >= 'a' && form[i] <= 'z';
	}
	return letters;
}

/* Both the folded name and its singular: a typing error may be in either. */
static void
make_similar(NameIndex *index)
{
	trigram_name *latin = palloc_extended(mul_size(Max(index->n, 1), 2 * sizeof(trigram_name)), MCXT_ALLOC_HUGE);
	uint32		n = 0;
	Size		space;
	Size		size;
	void	   *block;
	trigram_index *made;

	for (int i = 0; i < index->n; i++)
	{
		const text *name = index->entries[i].name;
		char		folded[NORMALISE_MAX_BYTES];
		char		form[NORMALISE_MAX_BYTES];
		size_t		length = fold_name(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), folded, sizeof(folded));
		size_t		form_length = normalise_product(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), form, sizeof(form));

		if (!is_latin(folded, length))
			continue;
		latin[n++] = (trigram_name) {pnstrdup(folded, length), length, i};
		if (form_length != length || memcmp(form, folded, length) != 0)
			latin[n++] = (trigram_name) {pnstrdup(form, form_length), form_length, i};
	}
	space = trigram_index_size(latin, n);
	block = palloc_extended(Max(space, 1), MCXT_ALLOC_HUGE);
	size = trigram_index_build(block, space, latin, n);
	made = MemoryContextAllocHuge(index->context, size);
	memcpy(made, block, size);
	pfree(block);
	index->scratch = MemoryContextAllocExtended(index->context, trigram_index_scratch_size(made), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	index->similar = made;
}

size_t
name_index_similar(NameIndex *index, const char *folded, size_t length, double threshold, trigram_match *matches, size_t capacity)
{
	size_t		found;

	if (index->similar == NULL)
		make_similar(index);
	found = trigram_index_lookup(index->similar, folded, length, threshold, index->scratch, matches, capacity);
	return Min(found, capacity);
}
