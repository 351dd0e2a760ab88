/* The klab command. */
#include <stdio.h>

int main(void)
{
	puts("klab");
	return 0;
}
