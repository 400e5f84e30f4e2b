#pragma once
#include <stddef.h>
#include <stdint.h>

/// The CRC-32 of ZIP and gzip over as many of the `count` bytes as the processor can fold at once, a multiple of 16;
/// `crc` is that of the bytes before, and afterwards that of all. Returns how many bytes were taken: 0 where the
/// processor cannot multiply without carries, or where the bytes are too few.
size_t fold_crc32(uint32_t *crc, const uint8_t *bytes, size_t count);
