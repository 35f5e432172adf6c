/*
 * name_index.c
 *	  Names of products in the forms that they are looked for in.
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "core/normalise.h"
#include "image.h"
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

void
name_index_make_all(NameIndex *index)
{
	(void) name_index_words(index, "", 0);
	(void) latin_names(index);
}

void
name_index_follow(Image *image, NameIndex *index)
{
	NameEntry  *entries = image_follow(image, &index->entries, mul_size(index->n, sizeof(NameEntry)));

	for (int i = 0; i < index->n; i++)
	{
		image_follow_text(image, &entries[i].name);
		image_follow_text(image, &entries[i].lang);
	}
	key_table_follow(image, &index->by_name);
	key_table_follow(image, &index->by_words);
	latin_names_follow(image, &index->latin);
	index->context = image->context;
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

static size_t
turned_name(const NameIndex *index, int i, char *turned)
{
	const text *name = index->entries[i].name;
	char		form[NORMALISE_MAX_BYTES];

	return turn_words(form, normalise_product(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), form, sizeof(form)), turned);
}

/* In the order in which the names came, so that the first keeps its words. */
static void
make_by_words(NameIndex *index)
{
	MemoryContext caller = MemoryContextSwitchTo(index->context);
	char		turned[NORMALISE_MAX_BYTES];
	int			n = 0;
	KeyTable	made;

	for (int i = 0; i < index->n; i++)
		n += turned_name(index, i, turned) > 0;
	key_table_create(&made, n);
	for (int i = 0; i < index->n; i++)
	{
		size_t		length = turned_name(index, i, turned);

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
