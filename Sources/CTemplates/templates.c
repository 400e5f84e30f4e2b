#include "templates.h"

static const unsigned char page_mustache[] = {
#embed "../../Templates/page.mustache"
};

static const EmbeddedTemplate all[] = {
    {"page.mustache", page_mustache, sizeof page_mustache},
};

size_t embedded_template_count(void) { return sizeof all / sizeof all[0]; }
const EmbeddedTemplate *embedded_template_at(size_t index) { return index < embedded_template_count() ? &all[index] : 0; }
