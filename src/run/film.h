/*
 * A film as frames, so many a second: what numbered pictures and a video are made of.
 *
 * A frame in which nothing has changed since the one before is not painted again.
 */
#pragma once

#include "run/medium.h"

guint psg_film_frame_count(const PsgScene *film, double rate);

/* The frame, counted from 0, looks like the one before. */
bool psg_film_frame_rests(const PsgScene *film, double rate, guint frame);

/* How to paint a frame of the film that is made. */
PsgPaintOptions psg_film_frame_paint(const PsgMaking *making, double rate, guint frame);

/* The bytes of an MP4 file (run/video.c). Fails, and says what to do, where there is no
 * ffmpeg. */
GBytes *psg_film_video(const PsgMaking *making, GError **error);
