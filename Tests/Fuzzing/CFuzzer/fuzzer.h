#pragma once

#include <stddef.h>
#include <stdint.h>

// libFuzzer's own mutation, for mutators that change a part of an input only.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t longest);
