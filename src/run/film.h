/*
 * A film as files: numbered pictures, or a video.
 *
 * Both are made of frames, so many a second; one in which nothing has changed since the one
 * before is not painted again.
 */
#pragma once

#include "run/batch.h"

guint psg_film_frame_count(const PsgScene *film, double rate);

/* The frame, counted from 0, looks like the one before. */
bool psg_film_frame_rests(const PsgScene *film, double rate, guint frame);

/* How to paint it. */
PsgPaintOptions psg_film_frame_paint(const PsgBatch *batch, const PsgScene *film,
                                     double rate, guint frame);

/* Pictures film/film-0001.png and so on in the batch's folder, named as the scene is. Those
 * of a longer film that was there before are removed. Gives their names in that folder,
 * owned by the caller; NULL if one could not be written. */
GPtrArray *psg_film_write_frames(const PsgBatch *batch, const PsgScene *film,
                                 GError **error);

/* The bytes of an MP4 file. Fails, and says what to do, where there is no ffmpeg. */
GBytes *psg_film_video(const PsgBatch *batch, const PsgScene *film, GError **error);
