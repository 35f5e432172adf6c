/*
 * spare_cast.h
 *	  Lets a geometry reach our functions as it is.
 */
#ifndef SPARE_CAST_H
#define SPARE_CAST_H

#include "nodes/supportnodes.h"

/*
 * The call without casts from geometry to geography; NULL: leave it as it is.
 * may_use_index: an index may answer for the call, so that a cast with an index
 * of its own stays.
 */
extern Node *spare_cast(const SupportRequestSimplify *request, bool may_use_index);

#endif							/* SPARE_CAST_H */
