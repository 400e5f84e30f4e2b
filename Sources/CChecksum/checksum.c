#include "checksum.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009: a block of 128
// bits is moved forward over the text by multiplying its halves with powers of x modulo the polynomial. The constants
// below are those powers, bits reflected, for the polynomial 0x04C11DB7.
static const uint64_t by_512[2] = {0x154442bd4, 0x1c6e41596};
static const uint64_t by_128[2] = {0x1751997d0, 0x0ccaa009e};
static const uint64_t by_64 = 0x163cd6124;
// The polynomial and its inverse, for Barrett's reduction.
static const uint64_t barrett[2] = {0x1db710641, 0x1f7011641};

#define FOLDING __attribute__((target("pclmul,sse4.1")))

FOLDING static __m128i load(const void *bytes) { return _mm_loadu_si128(bytes); }

FOLDING static __m128i fold(__m128i block, __m128i powers, __m128i next) {
    __m128i low = _mm_clmulepi64_si128(block, powers, 0x00);
    __m128i high = _mm_clmulepi64_si128(block, powers, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

FOLDING static uint32_t reduce(__m128i block) {
    const __m128i halves = _mm_setr_epi32(-1, 0, -1, 0);
    __m128i rest = _mm_xor_si128(_mm_srli_si128(block, 8), _mm_clmulepi64_si128(block, load(by_128), 0x10));
    __m128i low = _mm_clmulepi64_si128(_mm_and_si128(rest, halves), _mm_cvtsi64_si128((int64_t)by_64), 0x00);
    rest = _mm_xor_si128(_mm_srli_si128(rest, 4), low);
    __m128i constants = load(barrett);
    __m128i quotient = _mm_clmulepi64_si128(_mm_and_si128(rest, halves), constants, 0x10);
    __m128i product = _mm_clmulepi64_si128(_mm_and_si128(quotient, halves), constants, 0x00);
    return (uint32_t)_mm_extract_epi32(_mm_xor_si128(rest, product), 1);
}

FOLDING static uint32_t fold_blocks(uint32_t state, const uint8_t *bytes, size_t count) {
    const __m128i far = load(by_512), near = load(by_128);
    __m128i a = _mm_xor_si128(load(bytes), _mm_cvtsi32_si128((int32_t)state));
    __m128i b = load(bytes + 16), c = load(bytes + 32), d = load(bytes + 48);
    for (bytes += 64, count -= 64; count >= 64; bytes += 64, count -= 64) {
        a = fold(a, far, load(bytes));
        b = fold(b, far, load(bytes + 16));
        c = fold(c, far, load(bytes + 32));
        d = fold(d, far, load(bytes + 48));
    }
    a = fold(fold(fold(a, near, b), near, c), near, d);
    for (; count >= 16; bytes += 16, count -= 16) a = fold(a, near, load(bytes));
    return reduce(a);
}

size_t fold_crc32(uint32_t *crc, const uint8_t *bytes, size_t count) {
    if (count < 64 || !__builtin_cpu_supports("pclmul") || !__builtin_cpu_supports("sse4.1")) return 0;
    count &= ~(size_t)15;
    *crc = ~fold_blocks(~*crc, bytes, count);
    return count;
}
#else
size_t fold_crc32(uint32_t *crc, const uint8_t *bytes, size_t count) {
    (void)crc, (void)bytes, (void)count;
    return 0;
}
#endif
