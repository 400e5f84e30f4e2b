// Swift does not see renameat2: glibc declares it for _GNU_SOURCE only.
#define _GNU_SOURCE
#include "rename.h"
#include <linux/fs.h>
#include <sys/syscall.h>
#include <unistd.h>

int exchange_names(int folder, const char *one, const char *other) {
    return (int)syscall(SYS_renameat2, folder, one, folder, other, RENAME_EXCHANGE);
}

int move_name(int from, const char *name, int to, const char *new_name) {
    return (int)syscall(SYS_renameat2, from, name, to, new_name, RENAME_NOREPLACE);
}
