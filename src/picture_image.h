/*
 * picture_image.h
 *	  The parts of a picture that can be saved, each to be read when it is needed.
 */
#ifndef PICTURE_IMAGE_H
#define PICTURE_IMAGE_H

#include "generation.h"
#include "image.h"

/* The columns of atlas.picture_image. */
typedef enum SavedPart
{
	SAVED_ROWS = 3,				/* the picture itself, with the names of products */
	SAVED_PLACES,				/* the gazetteer */
	SAVED_CLAIMS
} SavedPart;

/*
 * The part as it was saved for this generation, with all that it leads to in
 * the current memory context; NULL: it was not, or the generation does not last.
 */
extern void *picture_saved_part(Generation generation, SavedPart part, ImageFollow follow);

/* For image.h: a picture, without the parts that are saved by themselves. */
extern void picture_follow(Image *image, void *field);

#endif							/* PICTURE_IMAGE_H */
