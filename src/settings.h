/*
 * settings.h
 *	  What users may set: cluster_atlas.*.
 */
#ifndef SETTINGS_H
#define SETTINGS_H

/* How alike a name must be to be taken for the one written, 0 to 1. */
extern double product_similarity;
extern double place_similarity;

/* Called once, when the library is loaded. */
extern void settings_define(void);

#endif							/* SETTINGS_H */
