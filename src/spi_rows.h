/*
 * spi_rows.h
 *	  Rows that a query of our own gives, and arrays to keep them in.
 *
 * Between SPI_connect and SPI_finish: rows_of runs a query, take_row makes one
 * of its rows the current one, the others look at that.  Columns are counted
 * from 1.
 */
#ifndef SPI_ROWS_H
#define SPI_ROWS_H

/* Runs a query with the rights of the caller under the active snapshot; returns how many rows it gives. */
extern uint64 rows_of(const char *query);
extern void take_row(uint64 n);

/*
 * The same for queries with many rows, which are not collected: make is called
 * for each as the current one, in the current memory context.
 */
typedef void (*RowMaker) (void *arg);
extern void each_row(const char *query, RowMaker make, void *arg);

/* 0, NaN, 0, false and NULL for NULL. */
extern int32 int_column(int n);
extern double double_column(int n);
extern uint8 tier_column(int n);
extern bool bool_column(int n);
extern text *text_column(int n);	/* a copy in the current memory context */

/* The same, or the text of the row before if that is equal. */
extern text *text_column_shared(int n, text *before);

/* Any value as it is, until the next row; it must not be NULL. */
extern Datum datum_column(int n);

/* A geography point; false, and NaN, if it is NULL or empty. */
extern bool position_column(int n, double *lon, double *lat);

/* A copy of any value of variable size, which must not be NULL. */
extern Datum value_column(int n);

extern bool text_column_is(int n, const char *word);

/* Zeroed memory for n rows, never of size zero. */
extern void *array_of(uint64 n, Size size);

/* Room for one more row in an array of n, which grows by doubling; what is new is zeroed. */
extern void *array_with_room(void *rows, int n, int *space, Size size);

/* Position of an id in rows sorted by an int32 id that comes first in each; -1: not there. */
extern int	position_of(const void *rows, int n, Size size, int32 id);

#endif							/* SPI_ROWS_H */
