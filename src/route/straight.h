/*
 * Straight lines: each runs from a site of its one box to a site of the other, and the sites are
 * chosen so that all together are easy to follow.
 *
 * A line costs its length, and besides, in pitches (prices.h has what ways around boxes cost too):
 *
 *   for each foreign box that it runs through          60: it seems to end there
 *   for each that is nearer than lines like to be       3
 *   at each end that leaves its site askew              1.5 times 1 / cosine - 1
 *   at each end that runs through its own box           10000
 *   for each line that it crosses                       15, up to 30 at no angle
 *   beside another line                                 12 times the length
 *   beside one that leaves the same site                2 times the length
 *   for each line at the same site                      2, and 2 more for each arrow there
 *   for each line of the same two sites                 50000: one would hide the other
 *   other sites than in the former task                 10
 *
 * The sum is made small by descent: each line takes the cheapest pair of sites amid the others,
 * until nothing changes.
 */
#pragma once

#include "route/route.h"
#include "route/way.h"

/* Gives each way but loops its two points. Returns how many pairs of lines were compared. */
size_t psg_ways_straighten(const PsgRouteTask *task, PsgWay *ways);
