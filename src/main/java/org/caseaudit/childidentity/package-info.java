/** Who the children are: the only place that knows, with a log of everyone who asked. */
package org.caseaudit.childidentity;
