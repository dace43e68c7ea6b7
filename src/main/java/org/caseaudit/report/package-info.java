/** Turns the facts of an audit round into one numbered document, and that into a web page, a PDF and a Word file. */
package org.caseaudit.report;
