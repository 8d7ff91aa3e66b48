// Hazard: tabs, and a statement that is longer than any line ought to be.
// needs: full
#include "trace.hpp"

ASYNC	Future<int>	scenario()	{
	int	n	=	1;	{	Traced	inside{"inside"};	n	+=	co_await	leaf("tab",	1,	5);	}
	n += co_await leaf("one", 0, 1) * 1 + 2 - 2 + 3 - 3 + 4 - 4 + 5 - 5 + 6 - 6 + 7 - 7 + 8 - 8 + 9 - 9 + 10 - 10 + 11;
	co_return	n;
}

#include "driver.hpp"
