#pragma once

/// Swaps two names inside the folder that `folder` is open on, in one step: renameat2(2) with RENAME_EXCHANGE.
/// 0, or -1 with the reason in errno: EINVAL or ENOSYS where the file system or the kernel cannot.
int exchange_names(int folder, const char *one, const char *other);

/// Moves a name from one folder to another unless it is taken there: renameat2(2) with RENAME_NOREPLACE.
int move_name(int from, const char *name, int to, const char *new_name);
