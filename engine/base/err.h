/* What can go wrong in the environment: disks, files, sockets, memory limits. A peer's errors are Kafka error codes and travel
 * in responses (engine/wire/errors.h); a programmer's errors are asserts. A reader carries one of these until its end (sticky).
 */
#ifndef KLAB_BASE_ERR_H
#define KLAB_BASE_ERR_H

#define ERR_LIST(X)                                                \
	X(ERR_OK, "no error")                                          \
	X(ERR_NOT_FOUND, "No such file or directory")                  \
	X(ERR_EXISTS, "File exists")                                   \
	X(ERR_NOT_EMPTY, "Directory not empty")                        \
	X(ERR_IS_DIRECTORY, "Is a directory")                          \
	X(ERR_NOT_DIRECTORY, "Not a directory")                        \
	X(ERR_NO_SPACE, "No space left on device")                     \
	X(ERR_IO, "Input/output error")                                \
	X(ERR_LOCKED, "the directory is in use by another process")    \
	X(ERR_DENIED, "Permission denied")                             \
	X(ERR_TOO_MANY_FILES, "Too many open files")                   \
	X(ERR_CORRUPT, "the data is corrupt")                          \
	X(ERR_TRUNCATED, "the data ends too early")                    \
	X(ERR_TOO_LARGE, "the data is larger than its limit")          \
	X(ERR_UNSUPPORTED, "this version or kind is not supported")    \
	X(ERR_REFUSED, "Connection refused")                           \
	X(ERR_UNKNOWN_HOST, "the host name is not known")              \
	X(ERR_CLOSED, "the connection was closed")                     \
	X(ERR_TIMED_OUT, "timed out")                                  \
	X(ERR_INVALID, "the value is not valid")                       \
	X(ERR_NAME_TOO_LONG, "File name too long")                     \
	X(ERR_NOT_AVAILABLE, "Cannot assign requested address")

#define ERR_ENUM(name, text) name,
enum err { ERR_LIST(ERR_ENUM) ERR_COUNT };
#undef ERR_ENUM

/* One line without a full stop. */
const char *err_text(enum err);

/* The constant's own name, for traces. */
const char *err_name(enum err);

#endif
