/* The header is C11, and its sizes are what 1.0 froze: a host built years ago passes structs of these sizes. */
#include <stet/stet.h>

_Static_assert(sizeof(stet_error) == 256, "stet_error");
_Static_assert(sizeof(stet_blob) == 40, "stet_blob");
_Static_assert(sizeof(stet_call) == 88, "stet_call");
_Static_assert(sizeof(stet_host) == 64, "stet_host");
_Static_assert(sizeof(stet_entry) == 120, "stet_entry");
_Static_assert(sizeof(stet_rules_1) == 24, "stet_rules_1");
_Static_assert(sizeof(stet_read_1) == 24, "stet_read_1 of 1.1");
_Static_assert(sizeof(stet_part) == 40, "stet_part");

int stet_header_is_c11(void);
int stet_header_is_c11(void) { return STET_CLASS(STET_E_LIMIT); }
