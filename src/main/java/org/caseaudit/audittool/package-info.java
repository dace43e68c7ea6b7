/** Audit tools: the forms on which agencies audit their records, their versions, standards and questions. */
package org.caseaudit.audittool;
