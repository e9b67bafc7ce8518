/* Rigid moves that lay one set of points on another (Procrustes; in the plane in
 * closed form). */
#include "layout/stress/procrustes.h"

#include <glib.h>
#include <math.h>

void
psg_fit_add(PsgFit *fit, PsgPoint point, PsgPoint wanted, double weight)
{
    fit->weight += weight;
    fit->ax += weight * point.x;
    fit->ay += weight * point.y;
    fit->bx += weight * wanted.x;
    fit->by += weight * wanted.y;
    fit->xx += weight * point.x * wanted.x;
    fit->xy += weight * point.x * wanted.y;
    fit->yx += weight * point.y * wanted.x;
    fit->yy += weight * point.y * wanted.y;
}

PsgTurn
psg_fit_turn_best(const PsgFit *fit, bool may_mirror)
{
    double n = MAX(fit->weight, 1e-300);
    double xx = fit->xx - fit->ax * fit->bx / n, xy = fit->xy - fit->ax * fit->by / n;
    double yx = fit->yx - fit->ay * fit->bx / n, yy = fit->yy - fit->ay * fit->by / n;
    double straight = hypot(xx + yy, xy - yx), mirrored = hypot(yy - xx, xy + yx);
    PsgTurn turn = {1, 1, 0, {fit->ax / n, fit->ay / n}, {fit->bx / n, fit->by / n}};
    if (MAX(straight, mirrored) < 1e-9 * n) {
        return turn; /* a point is the same whichever way it is turned */
    }
    if (straight >= mirrored || !may_mirror) {
        turn.cosine = straight > 0 ? (xx + yy) / straight : 1;
        turn.sine = straight > 0 ? (xy - yx) / straight : 0;
    } else {
        turn.mirror = -1;
        turn.cosine = (yy - xx) / mirrored;
        turn.sine = -(xy + yx) / mirrored;
    }
    return turn;
}
