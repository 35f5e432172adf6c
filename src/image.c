/*
 * image.c
 *	  A structure in memory as one block of bytes, and the block as a structure.
 */
#include "postgres.h"

#include "image.h"
#include "compat.h"

typedef struct WrittenValue
{
	const void *value;			/* key */
	Size		at;
} WrittenValue;

Image
image_to_write(char *start, Size capacity)
{
	Image		image = {.start = start, .capacity = capacity};
	HASHCTL		values = {.keysize = sizeof(const void *), .entrysize = sizeof(WrittenValue), .hcxt = CurrentMemoryContext};

	image.values = hash_create("cluster_atlas image", 1024, &values, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	return image;
}

Image
image_to_read(char *start, Size size, MemoryContext context)
{
	return (Image) {.reading = true, .start = start, .size = size, .context = context};
}

/* Puts something behind what is written; returns where. */
static Size
append(Image *image, const void *source, Size size, Size alignment)
{
	Size		at = TYPEALIGN(alignment, image->size);

	if (at > image->capacity || size > image->capacity - at)
		elog(ERROR, "the image is larger than what it shows");
	memset(image->start + image->size, 0, at - image->size);
	memcpy(image->start + at, source, size);
	image->size = at + size;
	return at;
}

static char *
pointed_to(const Image *image, Size at, Size size)
{
	if (at > image->size || size > image->size - at)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("the saved picture of the atlas is damaged"),
				 errhint("DELETE FROM atlas.picture_image removes it; SELECT atlas.save_picture() makes a new one.")));
	return image->start + at;
}

static void *
follow(Image *image, void *field, Size size, Size alignment)
{
	void	   *pointer = *(void **) field;
	Size		at = (Size) pointer;

	if (pointer == NULL)
		return NULL;
	if (!image->reading)
		at = append(image, pointer, size, alignment);
	pointer = pointed_to(image, at, size);
	*(void **) field = image->reading ? pointer : (void *) at;
	return pointer;
}

void *
image_follow(Image *image, void *field, Size size)
{
	return follow(image, field, size, MAXIMUM_ALIGNOF);
}

void *
image_follow_bytes(Image *image, void *field, Size size)
{
	return follow(image, field, size, 1);
}

static void
follow_value(Image *image, void *field, Size alignment)
{
	void	   *value = *(void **) field;
	WrittenValue *written;
	bool		known;

	if (value == NULL)
		return;
	if (image->reading)
	{
		*(void **) field = pointed_to(image, (Size) value, 1);
		return;
	}
	written = hash_search(image->values, &value, HASH_ENTER, &known);
	if (!known)
		written->at = append(image, value, VARSIZE_ANY(value), alignment);
	*(void **) field = (void *) written->at;
}

void
image_follow_text(Image *image, text **field)
{
	follow_value(image, field, ALIGNOF_INT);
}

void
image_follow_value(Image *image, void *field)
{
	follow_value(image, field, MAXIMUM_ALIGNOF);
}
