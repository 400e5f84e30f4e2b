#pragma once
#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} EmbeddedTemplate;

/// The templates of `Templates/`, built into the program.
size_t embedded_template_count(void);
const EmbeddedTemplate *embedded_template_at(size_t index);
