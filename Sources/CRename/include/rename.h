#pragma once

/// Swaps two names inside the folder that `folder` is open on, in one step: renameat2(2) with RENAME_EXCHANGE.
/// 0, or -1 with the reason in errno: EINVAL or ENOSYS where the file system or the kernel cannot.
int exchange_names(int folder, const char *one, const char *other);

/// Moves a name from one folder to another unless it is taken there: renameat2(2) with RENAME_NOREPLACE.
int move_name(int from, const char *name, int to, const char *new_name);

/// Has the disk take up what was written to a file, without waiting: sync_file_range(2) with SYNC_FILE_RANGE_WRITE.
/// 0, or -1 with the reason in errno.
int begin_sync(int file);
