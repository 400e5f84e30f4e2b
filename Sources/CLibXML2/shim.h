#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 pulls in ICU's headers, which clash with those of Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
