# What the scripts that are clients here share: `check NAME WANTED COMMAND ...` runs a command or function and prints `ok NAME` if it ends with 0 and
# something it prints has WANTED (an extended regular expression) in it, else `FAILED NAME: why`. `refused` wants a status that is not 0. Whatever might
# not end is run by timeout(1), whose 124 is told.

judge() { # NAME WANTED IS_REFUSED COMMAND ...
	local name=$1 wanted=$2 is_refused=$3 status said
	shift 3
	said=$("$@" 2>&1)
	status=$?
	if [ "$status" = 124 ]; then
		echo "FAILED $name: it did not end in time"
	elif [ "$is_refused" = no ] && [ "$status" != 0 ]; then
		echo "FAILED $name: status $status, $(echo "$said" | tail -2 | tr '\n' ' ')"
	elif [ "$is_refused" = yes ] && [ "$status" = 0 ]; then
		echo "FAILED $name: it was not refused"
	elif ! echo "$said" | grep -qE -- "$wanted"; then
		echo "FAILED $name: no \"$wanted\" in: $(echo "$said" | tail -4 | tr '\n' ' ')"
	else
		echo "ok $name"
	fi
}
check() {
	local name=$1 wanted=$2
	shift 2
	judge "$name" "$wanted" no "$@"
}
refused() {
	local name=$1 wanted=$2
	shift 2
	judge "$name" "$wanted" yes "$@"
}
