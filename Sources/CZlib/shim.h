#pragma once
#include <zlib.h>

// The real functions are macros that pass sizeof(z_stream) and the version, which Swift cannot import.
static inline int z_inflate_init(z_streamp stream, int window_bits) { return inflateInit2(stream, window_bits); }
static inline int z_deflate_init(z_streamp stream, int level, int window_bits, int strategy) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, strategy);
}
