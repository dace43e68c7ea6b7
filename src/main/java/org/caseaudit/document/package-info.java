/** Files to print and send: tagged PDF from our page templates, and Word files with real styles. */
package org.caseaudit.document;
