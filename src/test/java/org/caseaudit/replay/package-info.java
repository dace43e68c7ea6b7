/** Published audits as data: reads a replay, works through it as its people over HTTP, and holds the result to it. */
package org.caseaudit.replay;
