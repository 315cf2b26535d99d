// QR codes.
#ifndef REGIMEN_PRINT_QR_H
#define REGIMEN_PRINT_QR_H

#include "print/print_text.h"

// Whether an address is short enough for a QR code.
bool print_qr_fits(const char *address);

// Paints the code of an address into a square on paper, its quiet zone of four modules included.
// The quiet zone at the side where reading starts lies outside of the square, so that the dark
// modules stand in line with the text above and below. They are one path, painted for `slot`.
void print_qr_paint(const struct print_brush *brush, const char *address, struct pdf_rect box,
                    float colour, const struct pdf_element *slot);

#endif
