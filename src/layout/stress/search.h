/*
 * Better states that are not downhill of the one at hand.
 */
#pragma once

#include "base/random.h"
#include "layout/stress/problem.h"

/* Gives each actor, one after the other, the best path that it could have with all others
 * staying where they are, if that is a better one. Returns how many were bettered. */
unsigned psg_sites_reroute(const PsgSites *sites, PsgPoint *places, PsgDial dial,
                           PsgRandom *random);

/* Throws the dice again for those around some actor, and keeps what comes of it if it is
 * better; so many times. For sites without links, one to an actor. */
void psg_sites_shake(const PsgSites *sites, PsgPoint *places, unsigned times,
                     PsgRandom *random);
